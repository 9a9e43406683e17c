import { createHash, createHmac } from 'node:crypto';
import type { ReceivedRequest } from '../support/wire/received-request.ts';

/** Computes the `authorization` that a POST should have had, from what a server received and from Amazon's description alone. */
export function authorizationOf(
  { headers, rawBody }: ReceivedRequest,
  signed: readonly string[],
  { accessKeyId, secretAccessKey }: { readonly accessKeyId: string; readonly secretAccessKey: string },
  region: string,
  path = '/',
): string {
  const time = String(headers['x-amz-date']);
  const scope = [time.slice(0, 8), region, 'dynamodb', 'aws4_request'];
  const headerLines = signed.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonicalRequest = ['POST', path, '', headerLines, signed.join(';'), sha256(rawBody)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonicalRequest)].join('\n');
  const key = scope.reduce<Buffer | string>(hmac, `AWS4${secretAccessKey}`);
  const credential = `${accessKeyId}/${scope.join('/')}`;
  const signature = hmac(key, toSign).toString('hex');
  return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signed.join(';')}, Signature=${signature}`;
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Buffer | string, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
