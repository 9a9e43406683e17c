import { InvalidResponseError } from './invalid.ts';
import { ServiceError } from './service-error.ts';

/** The two kinds of failure that pass: too many requests, and faults of the moment. */
export type RetryableKind = 'throttling' | 'transient';

/** What an error of any origin may tell about itself: ours, undici's, Node's or an AWS SDK's. */
interface ErrorLike {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly statusCode?: unknown;
  readonly clockSkew?: unknown;
  readonly retryable?: unknown;
  readonly ambiguous?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: unknown };
  readonly cause?: unknown;
}

// The names and codes that the AWS SDKs retry (their standard mode of November 2026), undici's codes added.
const throttling = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);

const transient = new Set([
  'RequestTimeout',
  'RequestTimeoutException',
  'ReplicatedWriteConflictException',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'ChecksumMismatchError',
]);

const final = new Set([
  'AbortError',
  'UND_ERR_ABORTED',
  'UND_ERR_DESTROYED',
  'UND_ERR_CLOSED',
  'UND_ERR_INVALID_ARG',
  'ConditionalCheckFailedException',
  'TransactionCanceledException',
  'TransactionConflictException',
]);

const transientStatus = new Set([500, 502, 503, 504]);

/** How far to look through `cause`. */
const depth = 10;

/**
 * Tells whether an error may pass when the same request is sent again, and of which kind it is.
 *
 * Looks at names and codes first, at the HTTP status then, and through `cause`, ten deep. An error that is `ambiguous` is
 * of neither kind: another attempt may do harm.
 */
export function retryableKind(error: unknown): RetryableKind | undefined {
  let clues = error;
  for (let level = 0; level < depth && isClues(clues); level++) {
    const verdict = classify(clues);
    if (verdict !== undefined) return verdict === 'final' ? undefined : verdict;
    clues = clues.cause;
  }
  return undefined;
}

/**
 * Whether a stream retries an error for as long as its patience: a throttle or an outage, if it waits for that kind now.
 *
 * A response that lacks what its operation returns is retried as often as that of a single call, since it may never improve.
 */
export function isRetriedUntilStall(error: unknown, kinds: readonly RetryableKind[]): boolean {
  const kind = retryableKind(error);
  return kind !== undefined && kinds.includes(kind) && !(error instanceof InvalidResponseError);
}

/** What a transaction is cancelled for that passes by itself. */
const transientReasons = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/**
 * Tells whether sending the same request again may succeed.
 *
 * It may after more errors than those that the client retries by itself: after a transaction conflict, it is for the caller
 * to say whether the data that the request was made from is still good.
 */
export function isRetryable(error: unknown): boolean {
  if (retryableKind(error) !== undefined) return true;
  if (!(error instanceof ServiceError)) return false;
  return error.name === 'TransactionConflictException' || isCancelledForTransientReasons(error);
}

/** Whether nothing but conflicts and throttles was in the way of a transaction. */
function isCancelledForTransientReasons({ name, cancellationReasons = [] }: ServiceError): boolean {
  const codes = cancellationReasons.map(({ Code }) => Code ?? 'None').filter((code) => code !== 'None');
  return (
    name === 'TransactionCanceledException' &&
    codes.length > 0 &&
    codes.every((code) => transientReasons.has(code))
  );
}

/** The codes of a connection that was open and was closed by the other end. */
const resets = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Whether a connection was reset before the first byte of a response. */
export function isConnectionReset(error: unknown): boolean {
  if (!isClues(error) || error.statusCode !== undefined || error instanceof ServiceError) return false;
  return isClues(error.cause) && resets.has(String(error.cause.code));
}

function classify(clues: ErrorLike): RetryableKind | 'final' | undefined {
  if (clues.ambiguous === true) return 'final';
  if (clues.clockSkew !== undefined) return 'transient';
  // Only whoever read the response knows whether another one may be better.
  if (clues.name === 'InvalidResponseError') return clues.retryable === true ? 'transient' : 'final';
  for (const word of [clues.name, clues.code]) {
    if (typeof word !== 'string') continue;
    if (throttling.has(word)) return 'throttling';
    if (transient.has(word) || word.startsWith('HPE_') || isExpiredSignature(word, clues)) return 'transient';
    if (final.has(word)) return 'final';
  }
  const status = clues.statusCode ?? clues.$metadata?.httpStatusCode;
  if (status === 429) return 'throttling';
  if (typeof status === 'number' && transientStatus.has(status)) return 'transient';
  // The service has spoken, and what it said is none of the above.
  return clues instanceof ServiceError ? 'final' : undefined;
}

function isExpiredSignature(name: string, { message }: ErrorLike): boolean {
  return name === 'InvalidSignatureException' && String(message).startsWith('Signature expired');
}

function isClues(value: unknown): value is ErrorLike {
  return typeof value === 'object' && value !== null;
}
