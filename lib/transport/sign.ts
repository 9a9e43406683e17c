import type { AwsCredentialIdentity } from '@smithy/types';
import type { WireRequest } from './exchange.ts';
import type { Destination } from './routing.ts';
import { signatureV4 } from './signature-v4.ts';

/** The signing name of DynamoDB and of its streams. */
const service = 'dynamodb';

const target = 'DynamoDB_20120810';

/** Gives a request its headers, the signature among them. */
export type Sign = (
  request: WireRequest,
  identity: AwsCredentialIdentity,
  destination: Destination,
) => Record<string, string>;

/** Signs requests for a region, each at the time of its own. */
export function signing(region: string, now: () => number): Sign {
  const authorize = signatureV4(region, service);

  return ({ operation, invocationId, attempt, maxAttempts, body }, identity, { host, path }) => {
    const { sessionToken } = identity;
    const date = compactDate(now());
    const headers: Record<string, string> = {
      'amz-sdk-invocation-id': invocationId,
      'amz-sdk-request': `attempt=${attempt}; max=${maxAttempts}`,
      'content-type': 'application/x-amz-json-1.0',
      host,
      'x-amz-date': date,
      ...(sessionToken && { 'x-amz-security-token': sessionToken }),
      'x-amz-target': `${target}.${operation}`,
    };
    headers.authorization = authorize(identity, { path, headers, body, date });
    return headers;
  };
}

/** Writes a time as `20261122T205529Z`. */
function compactDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, '');
}
