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

/** Signs requests for a region, each at the time of its own; `limit` is the number of attempts of those that do not say it. */
export function signer(region: string, now: () => number, limit: number): Sign {
  const authorize = signatureV4(region, service);
  const compactDate = compactDates();

  return ({ operation, invocationId, attempt, maxAttempts = limit, body }, identity, { host, path }) => {
    const { sessionToken } = identity;
    const date = compactDate(now());
    const headers: Record<string, string> = {
      'amz-sdk-invocation-id': invocationId,
      'amz-sdk-request': `attempt=${attempt}; max=${Math.max(attempt, maxAttempts)}`,
      'content-type': 'application/x-amz-json-1.0',
      host,
      'x-amz-date': date,
      ...(sessionToken && { 'x-amz-security-token': sessionToken }),
      'x-amz-target': `${target}.${operation.name}`,
    };
    headers.authorization = authorize(identity, { path, headers, body, date });
    // Not signed, because a proxy may change it.
    headers['accept-encoding'] = 'identity';
    return headers;
  };
}

/** Makes the function that writes a time as `20261122T205529Z`; many requests of one second need it written once. */
function compactDates(): (milliseconds: number) => string {
  let second = Number.NaN;
  let text = '';
  return (milliseconds) => {
    const now = Math.floor(milliseconds / 1000);
    if (now !== second) {
      second = now;
      text = new Date(now * 1000).toISOString().replace(/[-:]|\.\d+/g, '');
    }
    return text;
  };
}
