import { nameOfItemCode, type RetryableKind, traitsOf } from './error-table.ts';
import { InvalidResponseError } from './invalid.ts';
import { ServiceError } from './service-error.ts';

export type { RetryableKind };

/** The fields that an error of rxdynamo, undici, Node or an AWS SDK may have. */
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

const transientStatus = new Set([500, 502, 503, 504]);

/** How many errors of a chain of causes are classified. */
const maxDepth = 10;

/**
 * Returns the kind of an error that may pass when the same request is sent again; `undefined` for any other error.
 *
 * Looks at the name and the code first, then at the HTTP status, then at the `cause`, ten deep. An error that is `ambiguous`
 * is of neither kind, because another attempt may apply the request twice.
 */
export function retryableKind(error: unknown): RetryableKind | undefined {
  let current = error;
  for (let level = 0; level < maxDepth && isErrorLike(current); level++) {
    const kind = classify(current);
    if (kind !== undefined) return kind === 'never' ? undefined : kind;
    current = current.cause;
  }
  return undefined;
}

/**
 * Whether a stream or a batch retries an error until its stall timeout: a throttle or an outage, if `kinds` has that kind.
 *
 * A response that lacks what its operation returns is retried as often as that of a single call, since it may never improve.
 */
export function isRetriedUntilStall(error: unknown, kinds: readonly RetryableKind[]): boolean {
  const kind = retryableKind(error);
  return kind !== undefined && kinds.includes(kind) && !(error instanceof InvalidResponseError);
}

/**
 * Whether sending the same request again may succeed.
 *
 * It may after more errors than the client retries by itself: after a transaction conflict, only the caller knows whether
 * the data from which the request was made is still valid.
 */
export function isRetryable(error: unknown): boolean {
  if (retryableKind(error) !== undefined) return true;
  if (!(error instanceof ServiceError)) return false;
  return traitsOf(error.name)?.retry === 'leftToCaller' || isCancelledForTransientReasons(error);
}

/** Whether conflicts and throttles were the only reasons for which a transaction was cancelled. */
function isCancelledForTransientReasons({ name, cancellationReasons = [] }: ServiceError): boolean {
  const codes = cancellationReasons.map(({ Code }) => Code ?? 'None').filter((code) => code !== 'None');
  return name === 'TransactionCanceledException' && codes.length > 0 && codes.every(isTransientReason);
}

function isTransientReason(code: string): boolean {
  const name = nameOfItemCode(code);
  const retry = traitsOf(name)?.retry;
  return name !== code && (retry === 'throttling' || retry === 'leftToCaller');
}

/** Whether a connection was reset before the first byte of a response. */
export function isConnectionReset(error: unknown): boolean {
  if (!isErrorLike(error) || error.statusCode !== undefined || error instanceof ServiceError) return false;
  return isErrorLike(error.cause) && traitsOf(error.cause.code)?.isConnectionReset === true;
}

/** Classifies an error without its cause; `undefined` leaves that to the cause. */
function classify(error: ErrorLike): RetryableKind | 'never' | undefined {
  if (error.ambiguous === true) return 'never';
  if (error.clockSkew !== undefined) return 'transient';
  // The reader of the response has decided whether another response may be complete.
  if (error.name === 'InvalidResponseError') return error.retryable === true ? 'transient' : 'never';
  return classifyWord(error.name, error) ?? classifyWord(error.code, error) ?? classifyStatus(error);
}

/** Classifies an error by its name or its code, if that decides. */
function classifyWord(word: unknown, error: ErrorLike): RetryableKind | 'never' | undefined {
  if (typeof word !== 'string') return undefined;
  if (word.startsWith('HPE_') || isExpiredSignature(word, error)) return 'transient';
  const retry = traitsOf(word)?.retry;
  if (retry === 'leftToCaller') return 'never';
  return retry === 'byStatus' ? undefined : retry;
}

function classifyStatus(error: ErrorLike): RetryableKind | 'never' | undefined {
  const status = error.statusCode ?? error.$metadata?.httpStatusCode;
  if (status === 429) return 'throttling';
  if (typeof status === 'number' && transientStatus.has(status)) return 'transient';
  // The service has responded with another error: the cause does not matter.
  return error instanceof ServiceError ? 'never' : undefined;
}

function isExpiredSignature(name: string, { message }: ErrorLike): boolean {
  return name === 'InvalidSignatureException' && String(message).startsWith('Signature expired');
}

function isErrorLike(value: unknown): value is ErrorLike {
  return typeof value === 'object' && value !== null;
}
