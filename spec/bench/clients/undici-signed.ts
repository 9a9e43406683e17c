import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Connect } from './client.ts';
import { credentials, region } from './inputs.ts';
import { bareClient, type HeadersFor } from './undici.ts';

class Sha256 extends Hash {
  constructor(secret?: ConstructorParameters<typeof Hash>[1]) {
    super('sha256', secret);
  }
}

/** The undici client with requests signed by the signer of the AWS SDK. */
export const connect: Connect = (endpoint) => bareClient(endpoint, signedHeadersFor(new URL(endpoint)));

function signedHeadersFor({ protocol, hostname, host }: URL): HeadersFor {
  const signer = new SignatureV4({
    service: 'dynamodb',
    region,
    credentials,
    sha256: Sha256,
    applyChecksum: false,
  });
  return async (operation, body) => {
    const headers = {
      host,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
    };
    const request = { method: 'POST', protocol, hostname, path: '/', query: {}, headers, body };
    return (await signer.sign(request)).headers;
  };
}
