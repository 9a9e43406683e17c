// A hand-written program that makes one GetItem call with the packages that ours is made of: the least that it can take.
import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { Observable } from 'rxjs';
import Pool from 'undici/lib/dispatcher/pool.js';
import { key, table } from '../clients/inputs.ts';
import { printElapsedTime } from './print-elapsed-time.ts';

class Sha256 {
  readonly #state;
  constructor(secret?: unknown) {
    this.#state = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Uint8Array);
  }
  update(data: unknown): void {
    this.#state.update(data as Uint8Array);
  }
  async digest(): Promise<Uint8Array> {
    return this.#state.digest();
  }
}

const { AWS_REGION = '', AWS_ENDPOINT_URL_DYNAMODB = '', ...env } = process.env;
const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
const { origin, protocol, hostname, host } = new URL(AWS_ENDPOINT_URL_DYNAMODB);
const credentials = { accessKeyId, secretAccessKey };
const signing = { service: 'dynamodb', region: AWS_REGION, credentials, sha256: Sha256 };
const signer = new SignatureV4({ ...signing, applyChecksum: false });
const pool = new Pool(origin);

const getItem = new Observable<{ readonly Item?: unknown }>((subscriber) => {
  const body = JSON.stringify({ ...table, Key: { orderId: { S: key.orderId } } });
  const headers = {
    host,
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.GetItem',
  };
  const request = { method: 'POST', protocol, hostname, path: '/', query: {}, headers, body };
  const chunks: Buffer[] = [];
  signer.sign(request).then(({ headers }) =>
    pool.dispatch(
      { method: 'POST', path: '/', headers, body },
      {
        onRequestStart() {},
        onResponseStart() {},
        onResponseData: (_, chunk) => void chunks.push(chunk),
        onResponseEnd() {
          subscriber.next(JSON.parse(Buffer.concat(chunks).toString()));
          subscriber.complete();
        },
        onResponseError: (_, error) => subscriber.error(error),
      },
    ),
  );
});
getItem.subscribe(({ Item }) => printElapsedTime(Item));
