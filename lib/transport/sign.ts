import type { Connection } from '../settings/connection.ts';
import type { WireRequest } from './exchange.ts';
import { signatureV4 } from './signature-v4.ts';

/** The signing name of DynamoDB and of its streams. */
const service = 'dynamodb';

const target = 'DynamoDB_20120810';

/** Gives a request its headers, the signature among them. */
export type Sign = (request: WireRequest) => Promise<Record<string, string>>;

/** Signs requests for one endpoint, with the credentials and at the time of each. */
export function signing(
  { endpoint: { host, pathname: path }, region, credentials }: Connection,
  now: () => number,
): Sign {
  const authorize = signatureV4(region, service);

  return async ({ operation, invocationId, attempt, maxAttempts, body }) => {
    const identity = await credentials();
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
