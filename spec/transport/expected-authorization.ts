import { createHash, createHmac } from 'node:crypto';
import type { ReceivedRequest } from '../support/wire/received-request.ts';

/** The headers that are signed of a request without a session token. */
export const signedHeaderNames: readonly string[] = [
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'content-type',
  'host',
  'x-amz-date',
  'x-amz-target',
];

/** Computes the `authorization` of a received POST by AWS's description of Signature Version 4 alone. */
export function authorizationOf(
  { headers, rawBody }: ReceivedRequest,
  names: readonly string[],
  { accessKeyId, secretAccessKey }: { readonly accessKeyId: string; readonly secretAccessKey: string },
  region: string,
  path = '/',
): string {
  const time = String(headers['x-amz-date']);
  const scopeParts = [time.slice(0, 8), region, 'dynamodb', 'aws4_request'];
  const signedHeaders = names.join(';');
  const canonicalHeaders = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonicalRequest = ['POST', path, '', canonicalHeaders, signedHeaders, sha256(rawBody)].join('\n');
  const credentialScope = scopeParts.join('/');
  const stringToSign = ['AWS4-HMAC-SHA256', time, credentialScope, sha256(canonicalRequest)].join('\n');
  const signingKey = scopeParts.reduce<Buffer | string>(hmac, `AWS4${secretAccessKey}`);
  const credential = `${accessKeyId}/${credentialScope}`;
  const signature = hmac(signingKey, stringToSign).toString('hex');
  return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Buffer | string, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
