import { asyncScheduler, defer, Observable, timer } from 'rxjs';
import type { ConsumedCapacity } from '../api/outputs.ts';
import { UnprocessedError } from '../errors/batch-error.ts';
import { traitsOf } from '../errors/error-table.ts';
import { isRetriedUntilStall, type RetryableKind, retryableKind } from '../errors/retryable.ts';
import { ServiceError } from '../errors/service-error.ts';
import { backoff } from '../retry/backoff.ts';

/** What became of one request of a batch. */
export type ItemResult<E, V> = { readonly request: E } & (
  | {
      readonly value: V;
      /** What the whole batch consumed, with one of its results. */
      readonly consumed?: ConsumedCapacity | undefined;
    }
  | { readonly error: unknown }
);

/** What the service answered to one attempt. */
export interface BatchResponse<E, V> {
  readonly results: readonly ItemResult<E, V>[];
  readonly unprocessed: readonly E[];
  /** Whether the rest is unprocessed because the response would have been too large, and not for a throttle. */
  readonly isCutForSize?: boolean | undefined;
}

/** Sends a batch, once. */
export type SendAttempt<E, V> = (requests: readonly E[]) => Observable<BatchResponse<E, V>>;

/** How long to send again what the service leaves unprocessed. */
export interface BatchRetryPolicy {
  /** For how many milliseconds without a single request processed. */
  readonly stallTimeout: number;
  /** What the delays are drawn with, from 0 to 1. */
  readonly random: () => number;
  /**
   * Whether the service was reached before, so that a failure to reach it is an outage, which is waited out.
   * @default never
   */
  readonly hasReachedService?: (() => boolean) | undefined;
}

/** Requests that are sent together. */
interface BatchAttempt<E> {
  readonly requests: readonly E[];
  /** How long to wait before, in milliseconds. */
  readonly delay: number;
  /** How many times these were sent again since a request was processed. */
  readonly retries: number;
  /** When a request was processed last, or the first attempt was made, in milliseconds since the epoch. */
  readonly since: number;
  /** The throttle or the fault for which these are sent again, if an attempt since then has failed as a whole. */
  readonly cause?: unknown;
}

/** The results of an attempt, and the attempts that follow from it. */
interface Outcome<E, V> {
  readonly results: readonly ItemResult<E, V>[];
  readonly attempts: readonly BatchAttempt<E>[];
}

/**
 * Sends a batch, again and again until every request is processed or refused, and emits one result for each.
 *
 * What is left unprocessed, be it throttled as a whole, is sent again with growing delays. A batch that is refused for one
 * item's sake is halved until that item stands alone. One attempt is in flight at a time; its results are emitted
 * together. Never fails.
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
      else subscriber.add(timer(attempt.delay).subscribe(() => start(attempt)));
    }

    function start(attempt: BatchAttempt<E>): void {
      const response$ = defer(() => send(attempt.requests)).subscribe({
        next: (response) => finish(afterResponse(attempt, response, policy)),
        error: (error: unknown) => finish(afterError(attempt, error, policy)),
      });
      subscriber.add(response$);
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
  return { requests, delay: 0, retries: 0, since: asyncScheduler.now() };
}

/** What is unprocessed is sent again; if something was processed, `stallTimeout` and the delays begin anew. */
function afterResponse<E, V>(
  attempt: BatchAttempt<E>,
  { results, unprocessed, isCutForSize = false }: BatchResponse<E, V>,
  policy: BatchRetryPolicy,
): Outcome<E, V> {
  if (unprocessed.length === 0) return { results, attempts: [] };
  const next = results.length > 0 ? firstAttempt(unprocessed) : { ...attempt, requests: unprocessed };
  if (isCutForSize && results.length > 0) return { results, attempts: [next] };
  const { results: refused, attempts } = retry<E, V>(next, 'throttling', policy);
  return { results: [...results, ...refused], attempts };
}

/** Throttles and outages are waited out; a batch that one item may be the cause of is halved. */
function afterError<E, V>(attempt: BatchAttempt<E>, error: unknown, policy: BatchRetryPolicy): Outcome<E, V> {
  const { requests } = attempt;
  const kind = retryableKind(error);
  const waitsFor: readonly RetryableKind[] =
    policy.hasReachedService?.() === true ? ['throttling', 'transient'] : ['throttling'];
  if (kind !== undefined && isRetriedUntilStall(error, waitsFor))
    return retry({ ...attempt, cause: error }, kind, policy, error);
  const isItemLevel = error instanceof ServiceError && traitsOf(error.name)?.isItemLevel === true;
  if (!isItemLevel || requests.length === 1) return refuse(requests, error);
  const half = Math.ceil(requests.length / 2);
  const halves = [requests.slice(0, half), requests.slice(half)];
  return { results: [], attempts: halves.map((each) => ({ ...attempt, requests: each, delay: 0 })) };
}

function retry<E, V>(
  attempt: BatchAttempt<E>,
  kind: RetryableKind,
  { stallTimeout, random }: BatchRetryPolicy,
  error?: unknown,
): Outcome<E, V> {
  const { requests, since, retries, cause } = attempt;
  if (asyncScheduler.now() - since >= stallTimeout) return refuse(requests, unprocessed(stallTimeout, cause));
  const delay = backoff(error, kind, retries, random);
  return { results: [], attempts: [{ ...attempt, delay, retries: retries + 1 }] };
}

function unprocessed(stallTimeout: number, cause: unknown): UnprocessedError {
  const reason =
    cause === undefined
      ? 'the service throttled it (each response returned it as unprocessed)'
      : `the last failure was ${cause}`;
  return new UnprocessedError(`Left unprocessed for ${stallTimeout} ms: ${reason}`, {
    cause,
    notRetriedBecause: 'stallTimeout',
  });
}

function refuse<E, V>(requests: readonly E[], error: unknown): Outcome<E, V> {
  return { results: requests.map((request) => ({ request, error })), attempts: [] };
}
