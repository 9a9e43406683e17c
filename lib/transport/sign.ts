import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Connection } from '../settings/connection.ts';
import type { WireRequest } from './exchange.ts';

/** The signing name of DynamoDB and of its streams. */
const service = 'dynamodb';

const target = 'DynamoDB_20120810';

class Sha256 extends Hash {
  constructor(secret?: ConstructorParameters<typeof Hash>[1]) {
    super('sha256', secret);
  }
}

/** Gives a request its headers, the signature among them. */
export type Sign = (request: WireRequest) => Promise<Record<string, string>>;

/** Signs requests for one endpoint with Signature Version 4. */
export function signing({ endpoint, region, credentials }: Connection): Sign {
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256, applyChecksum: false });
  const { protocol, host, hostname, pathname } = endpoint;

  return async (request) => {
    const { headers } = await signer.sign({
      method: 'POST',
      protocol,
      hostname,
      path: pathname,
      query: {},
      headers: {
        host,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${target}.${request.operation}`,
        'amz-sdk-invocation-id': request.invocationId,
        'amz-sdk-request': `attempt=${request.attempt}; max=${request.maxAttempts}`,
      },
      body: request.body,
    });
    return headers;
  };
}
