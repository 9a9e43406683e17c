import type { AwsCredentialIdentity } from '@smithy/types';
import type { WireRequest } from './exchange.ts';
import type { Destination } from './routing.ts';
import { signatureV4 } from './signature-v4.ts';
import { lambdaTraceId } from './trace-header.ts';

/** The signing name of DynamoDB, and of its streams. */
const service = 'dynamodb';

/** The prefix of the header `x-amz-target`, before the name of the operation. */
const targetPrefix = 'DynamoDB_20120810';
const streamsTargetPrefix = 'DynamoDBStreams_20120810';

/** The headers of a request by their names in lower case. */
export type Headers = Record<string, string>;

/** Returns the headers of a request, including its signature; a promise if its signing key is not known yet. */
export type Sign = (
  request: WireRequest,
  identity: AwsCredentialIdentity,
  destination: Destination,
) => Headers | Promise<Headers>;

/**
 * Makes the function that signs requests for a region.
 *
 * @param now returns the signing time, in milliseconds since the epoch
 * @param defaultMaxAttempts the `max` of a request without `maxAttempts`
 */
export function signer(region: string, now: () => number, defaultMaxAttempts: number): Sign {
  const authorize = signatureV4(region, service);
  const formatDate = dateFormatter();
  const traceId = lambdaTraceId();

  return (request, identity, { host, path }) => {
    const { operation, invocationId, attempt, maxAttempts = defaultMaxAttempts, body } = request;
    const { sessionToken } = identity;
    const date = formatDate(now());
    const headers: Headers = {
      'amz-sdk-invocation-id': invocationId,
      'amz-sdk-request': `attempt=${attempt}; max=${Math.max(attempt, maxAttempts)}`,
      'content-type': 'application/x-amz-json-1.0',
      host,
      'x-amz-date': date,
      ...(sessionToken && { 'x-amz-security-token': sessionToken }),
      'x-amz-target': `${operation.hosts === 'streams' ? streamsTargetPrefix : targetPrefix}.${operation.name}`,
    };
    const authorization = authorize(identity, { host, path, headers, body, date });
    const trace = traceId?.();
    const complete = (authorization: string) => completed(headers, authorization, trace);
    return typeof authorization === 'string' ? complete(authorization) : authorization.then(complete);
  };
}

/** Adds the headers that are not signed, because they have the signature or because a proxy may change them. */
function completed(headers: Headers, authorization: string, traceId: string | undefined): Headers {
  headers.authorization = authorization;
  headers['accept-encoding'] = 'identity';
  if (traceId) headers['x-amzn-trace-id'] = traceId;
  return headers;
}

/** Makes the function that formats a time as `20261122T205529Z`, once for all requests of one second. */
function dateFormatter(): (milliseconds: number) => string {
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
