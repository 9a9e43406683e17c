import { asyncScheduler, defer, Observable, timer } from 'rxjs';
import type { ConsumedCapacity } from '../api/outputs.ts';
import { UnprocessedError } from '../errors/batch-error.ts';
import { traitsOf } from '../errors/error-table.ts';
import { isRetriedUntilStall, type RetryableKind, retryableKind } from '../errors/retryable.ts';
import { ServiceError } from '../errors/service-error.ts';
import type { ProgressMeter } from '../progress/progress-meter.ts';
import { backoff } from '../retry/backoff.ts';
import { publishRetry, publishUnprocessed } from '../telemetry/retry-events.ts';

/** The result of one request of a batch. */
export type ItemResult<E, V> = { readonly request: E } & (
  | {
      readonly value: V;
      /** What the whole batch consumed; set on one result of each batch. */
      readonly consumed?: ConsumedCapacity | undefined;
    }
  | { readonly error: unknown }
);

/** The response to one attempt of a batch. */
export interface BatchResponse<E, V> {
  readonly results: readonly ItemResult<E, V>[];
  /** The `UnprocessedItems` or `UnprocessedKeys`. */
  readonly unprocessed: readonly E[];
  /** Whether requests are unprocessed because of the size of the response, and not because of a throttle. */
  readonly isCutForSize?: boolean | undefined;
}

/** Sends one attempt of a batch. */
export type SendAttempt<E, V> = (requests: readonly E[]) => Observable<BatchResponse<E, V>>;

/** How a batch and its unprocessed requests are retried. */
export interface BatchRetryPolicy {
  /** For how many milliseconds a batch is retried while none of its requests is processed. */
  readonly stallTimeout: number;
  /** Returns the jitter of a delay, from 0 to 1. */
  readonly random: () => number;
  /**
   * Whether the service has responded before, so that transient errors are an outage and retried until the stall timeout.
   * @default returns `false`
   */
  readonly hasReachedService?: (() => boolean) | undefined;
  /** Returns when a limiter last let a request go, in milliseconds since the epoch; the wait before it is no stall. */
  readonly grantedAt?: (() => number | undefined) | undefined;
  /** Measures the progress of the operator. */
  readonly meter?: ProgressMeter | undefined;
  /** What the events of retries and throttles say about the batch. */
  readonly subject?: { readonly operation: string; readonly tableName: string } | undefined;
}

/** One attempt of a batch. */
interface BatchAttempt<E> {
  readonly requests: readonly E[];
  /** The delay before it, in milliseconds. */
  readonly delay: number;
  /** Why it is delayed. */
  readonly kind: RetryableKind;
  /** The number of retries since a request was processed. */
  readonly retries: number;
  /** The sum of the delays since then, in milliseconds. */
  readonly totalRetryDelay: number;
  /** When a request was last processed, or else the first attempt was made, in milliseconds since the epoch. */
  readonly lastProgressAt: number;
  /** The throttle or transient error of the last attempt since then that failed as a whole. */
  readonly cause?: unknown;
}

/** The results of an attempt, and its retries. */
interface Outcome<E, V> {
  readonly results: readonly ItemResult<E, V>[];
  readonly attempts: readonly BatchAttempt<E>[];
}

/**
 * Sends a batch and retries it until every request is processed or rejected; emits one result for each request.
 *
 * Unprocessed requests are retried with growing delays, and so is a batch that was throttled as a whole. A batch that the
 * service rejects because of one item is split in halves until that item is alone. One attempt is in flight at a time, and its
 * results are emitted together. The Observable never fails.
 */
export function sendBatch<E, V>(
  requests: readonly E[],
  send: SendAttempt<E, V>,
  policy: BatchRetryPolicy,
): Observable<readonly ItemResult<E, V>[]> {
  return new Observable((subscriber) => {
    const attempts: BatchAttempt<E>[] = [firstAttempt(requests)];

    function startNext(): void {
      const attempt = attempts.shift();
      if (attempt === undefined) subscriber.complete();
      else if (attempt.delay === 0) start(attempt);
      else startLater(attempt);
    }

    function startLater(attempt: BatchAttempt<E>): void {
      const endDelay = policy.meter?.startRetryDelay(attempt.kind);
      const retry = timer(attempt.delay).subscribe(() => {
        endDelay?.();
        policy.meter?.addRetry();
        start(attempt);
      });
      subscriber.add(retry);
    }

    function start(attempt: BatchAttempt<E>): void {
      const subscription = defer(() => send(attempt.requests)).subscribe({
        next: (response) => finish(afterResponse(attempt, response, policy)),
        error: (error: unknown) => finish(afterError(attempt, error, policy)),
      });
      subscriber.add(subscription);
    }

    function finish({ results, attempts: following }: Outcome<E, V>): void {
      attempts.push(...following);
      if (results.length > 0) subscriber.next(results);
      if (!subscriber.closed) startNext();
    }

    startNext();
  });
}

function firstAttempt<E>(requests: readonly E[]): BatchAttempt<E> {
  return {
    requests,
    delay: 0,
    kind: 'throttling',
    retries: 0,
    totalRetryDelay: 0,
    lastProgressAt: asyncScheduler.now(),
  };
}

/** Retries the unprocessed requests; if any request was processed, the stall timeout and the delays start again. */
function afterResponse<E, V>(
  attempt: BatchAttempt<E>,
  { results, unprocessed, isCutForSize = false }: BatchResponse<E, V>,
  policy: BatchRetryPolicy,
): Outcome<E, V> {
  if (unprocessed.length === 0) return { results, attempts: [] };
  const next = results.length > 0 ? firstAttempt(unprocessed) : { ...attempt, requests: unprocessed };
  if (isCutForSize && results.length > 0) return { results, attempts: [next] };
  policy.meter?.addThrottle();
  publishUnprocessed(unprocessed.length, () => subjectOf(policy));
  const { results: failed, attempts } = retry<E, V>(next, 'throttling', policy);
  return { results: [...results, ...failed], attempts };
}

/** Retries throttles and outages until the stall timeout, and splits a batch that one item may have caused to be rejected. */
function afterError<E, V>(attempt: BatchAttempt<E>, error: unknown, policy: BatchRetryPolicy): Outcome<E, V> {
  const { requests } = attempt;
  const kind = retryableKind(error);
  const retriedKinds: readonly RetryableKind[] =
    policy.hasReachedService?.() === true ? ['throttling', 'transient'] : ['throttling'];
  if (kind !== undefined && isRetriedUntilStall(error, retriedKinds))
    return retry({ ...attempt, cause: error }, kind, policy, error);
  const isItemLevel = error instanceof ServiceError && traitsOf(error.name)?.isItemLevel === true;
  if (!isItemLevel || requests.length === 1) return failAll(requests, error);
  const half = Math.ceil(requests.length / 2);
  const halves = [requests.slice(0, half), requests.slice(half)];
  return { results: [], attempts: halves.map((each) => ({ ...attempt, requests: each, delay: 0 })) };
}

function retry<E, V>(
  attempt: BatchAttempt<E>,
  kind: RetryableKind,
  policy: BatchRetryPolicy,
  error?: unknown,
): Outcome<E, V> {
  const { requests, retries, cause } = attempt;
  const { stallTimeout, random, grantedAt } = policy;
  const sentAt = retries === 0 ? grantedAt?.() : undefined;
  const lastProgressAt = Math.max(attempt.lastProgressAt, sentAt ?? attempt.lastProgressAt);
  if (asyncScheduler.now() - lastProgressAt >= stallTimeout)
    return failAll(requests, unprocessedError(stallTimeout, cause));
  const delay = backoff(error, kind, retries, random);
  const totalRetryDelay = attempt.totalRetryDelay + delay;
  publishRetry(() => ({
    ...subjectOf(policy),
    source: 'batch',
    kind,
    attempt: retries + 1,
    delay,
    totalRetryDelay,
    error,
    itemCount: requests.length,
  }));
  const next = { ...attempt, delay, kind, lastProgressAt, retries: retries + 1, totalRetryDelay };
  return { results: [], attempts: [next] };
}

function subjectOf({ subject }: BatchRetryPolicy) {
  return { operation: subject?.operation, tableName: subject?.tableName };
}

function unprocessedError(stallTimeout: number, cause: unknown): UnprocessedError {
  const reason =
    cause === undefined
      ? 'each response returned it as unprocessed, because of a throttle'
      : `the last failure was ${cause}`;
  return new UnprocessedError(`Unprocessed for ${stallTimeout} ms (the \`stallTimeout\`): ${reason}`, {
    cause,
    notRetriedBecause: 'stallTimeout',
  });
}

function failAll<E, V>(requests: readonly E[], error: unknown): Outcome<E, V> {
  return { results: requests.map((request) => ({ request, error })), attempts: [] };
}
