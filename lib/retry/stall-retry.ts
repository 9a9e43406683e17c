import { asyncScheduler, Observable, type SchedulerLike, type Subscriber, Subscription, timer } from 'rxjs';
import {
  type AdaptiveConcurrency,
  adaptiveConcurrency,
  type Permit,
} from '../concurrency/adaptive-concurrency.ts';
import { appendMessage } from '../errors/append-message.ts';
import { DynamoDBError, withContext } from '../errors/dynamodb-error.ts';
import { isRetriedUntilStall, type RetryableKind, retryableKind } from '../errors/retryable.ts';
import { type EndWait, type MeteredContext, startWait } from '../progress/start-wait.ts';
import type { CallEvent, Unfinished } from '../telemetry/events.ts';
import { publishRetry, recordDelay, subjectOf } from '../telemetry/retry-events.ts';
import { backoff } from './backoff.ts';
import { type StallTimer, stallTimer } from './stall-timer.ts';
import { throttleScope } from './throttle-scope.ts';

/** How the requests of one stream are retried after throttles and outages. */
export interface StallRetryOptions {
  /** How many requests are in flight at most. */
  readonly concurrency: number;
  /** For how many milliseconds requests are retried after throttles and outages while none of them succeeds. */
  readonly stallTimeout: number;
  /** Returns when a limiter last let a request go, in milliseconds since the epoch; the wait before it is no stall. */
  readonly grantedAt?: (() => number | undefined) | undefined;
  /** @default Math.random */
  readonly random?: () => number;
  /** @default RxJS's asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

/** The slot of a segment of a parallel scan, which its request gives up while its key range is throttled. */
export interface ThrottledSlot {
  /** Lets another segment start during this one's retry delay; no effect while too many segments have stepped aside. */
  readonly stepAside: () => void;
  /** Counts a segment that stepped aside as running again. */
  readonly resume: () => void;
}

/** Sends the requests of one stream, with a common concurrency limit and a common stall timeout. */
export interface StallRetry {
  /**
   * Sends a request as soon as it gets a permit, and retries it until it succeeds or the stall timeout is over.
   *
   * Each subscription to the request is an attempt. A `slot` is given up while its own key range is throttled. Waits are
   * measured, and retries are published with the event of the call, if there is a `context`.
   */
  readonly send: <T>(
    request: Observable<T>,
    slot?: ThrottledSlot | undefined,
    context?: RequestContext | undefined,
  ) => Observable<T>;
  /** The kinds of errors that `send` retries at the moment, so that the request must not. */
  readonly callerRetries: () => readonly RetryableKind[];
  /** Sends no more requests; called before the stream is torn down, because aborted requests release their permits. */
  readonly close: () => void;
}

/** What waits are measured for, and the event of the call that retries are published with. */
export interface RequestContext extends MeteredContext {
  /** The event of the call, while somebody listens to `rxdynamo:call`. */
  readonly event?: Unfinished<CallEvent> | undefined;
}

/** What the requests of one stream share. */
interface StreamRetry {
  readonly permits: AdaptiveConcurrency;
  readonly stall: StallTimer;
  readonly stallTimeout: number;
  readonly grantedAt: (() => number | undefined) | undefined;
  readonly random: () => number;
  readonly scheduler: SchedulerLike;
}

/**
 * Retries the requests of one stream after throttles and outages until its stall timeout.
 *
 * Throttles lower the number of requests in flight and successes raise it again (AIMD), except for throttles of a single key
 * range: fewer requests to other key ranges would not help it. A request is not in flight during its retry delay. The stall
 * timeout starts again with each page that any request of the stream returns. Until the first page, transient errors are
 * retried as those of a single call are, so that a wrong host is reported at once.
 */
export function stallRetry({
  concurrency,
  stallTimeout,
  grantedAt,
  random = Math.random,
  scheduler = asyncScheduler,
}: StallRetryOptions): StallRetry {
  const permits = adaptiveConcurrency(concurrency);
  const stall = stallTimer(stallTimeout, scheduler);
  const stream: StreamRetry = { permits, stall, stallTimeout, grantedAt, random, scheduler };
  return {
    send: (request, slot, context) =>
      new Observable((subscriber) =>
        new StreamRequest(stream, request, slot, context, subscriber).acquirePermit(),
      ),
    callerRetries: stall.retriedKinds,
    close: permits.close,
  };
}

/** The attempts of one request of a stream. */
class StreamRequest<T> {
  private readonly stream: StreamRetry;
  private readonly request: Observable<T>;
  private readonly slot: ThrottledSlot | undefined;
  private readonly context: RequestContext | undefined;
  private readonly subscriber: Subscriber<T>;
  private retries = 0;
  private attempts = 0;
  private totalRetryDelay = 0;

  constructor(
    stream: StreamRetry,
    request: Observable<T>,
    slot: ThrottledSlot | undefined,
    context: RequestContext | undefined,
    subscriber: Subscriber<T>,
  ) {
    this.stream = stream;
    this.request = request;
    this.slot = slot;
    this.context = context;
    this.subscriber = subscriber;
  }

  acquirePermit(): void {
    let endWait: EndWait | undefined;
    let isGranted = false;
    const cancel = this.stream.permits.acquire((permit) => {
      isGranted = true;
      endWait?.();
      this.send(permit);
    });
    if (isGranted) return;
    endWait = this.context && startWait('window', this.context);
    this.subscriber.add(() => {
      cancel();
      endWait?.();
    });
  }

  private send(permit: Permit): void {
    const { subscriber } = this;
    const sentAt = this.stream.stall.now();
    const attempt = new Subscription(permit.release);
    subscriber.add(attempt);
    attempt.add(
      this.request.subscribe({
        next: (value) => subscriber.next(value),
        error: (error: unknown) => {
          this.retry(error, sentAt, permit);
          attempt.unsubscribe();
        },
        complete: () => {
          this.stream.stall.recordPage();
          permit.onSuccess();
          this.slot?.resume();
          subscriber.complete();
        },
      }),
    );
  }

  private retry(error: unknown, sentAt: number, permit: Permit): void {
    const { grantedAt, random, scheduler, stall } = this.stream;
    if (error instanceof DynamoDBError) {
      this.attempts += error.attempts ?? 0;
      this.totalRetryDelay += error.totalRetryDelay ?? 0;
    }
    const kind = retryableKind(error);
    if (kind === 'throttling') lowerConcurrency(error, permit);
    const failingSince = Math.max(sentAt, grantedAt?.() ?? sentAt);
    if (kind === undefined || !this.isRetried(error) || !stall.recordFailure(failingSince)) {
      this.fail(error, kind);
      return;
    }
    const delay = backoff(error, kind, this.retries, random);
    this.retries++;
    this.totalRetryDelay += delay;
    recordDelay(this.context?.event, delay);
    this.publish(error, kind, delay);
    const endDelay = this.context?.meter?.startRetryDelay(kind);
    const retry = timer(delay, scheduler).subscribe(() => {
      endDelay?.();
      this.acquirePermit();
    });
    this.subscriber.add(retry);
    if (kind === 'throttling' && throttleScope(error) !== 'wider') this.slot?.stepAside();
  }

  private publish(error: unknown, kind: RetryableKind, delay: number): void {
    const { attempts: attempt, totalRetryDelay, context } = this;
    if (!(error instanceof DynamoDBError)) return;
    publishRetry(() => ({
      ...subjectOf(error),
      source: 'stream',
      kind,
      attempt,
      delay,
      totalRetryDelay,
      error,
      call: context?.event,
    }));
  }

  private isRetried(error: unknown): boolean {
    return !isAmbiguous(error) && isRetriedUntilStall(error, this.stream.stall.retriedKinds());
  }

  private fail(error: unknown, kind: RetryableKind | undefined): void {
    const { retries, attempts, totalRetryDelay } = this;
    const final = retries === 0 ? error : withContext(error, { attempts, totalRetryDelay });
    this.subscriber.error(this.isRetried(error) ? this.withStallTimeout(final, kind) : final);
  }

  /** Says in an error that would have been retried that the stall timeout is over. */
  private withStallTimeout(error: unknown, kind: RetryableKind | undefined): unknown {
    const problem = kind === 'throttling' ? 'throttled' : 'failed';
    const reason = `${problem}, and no page came for ${this.stream.stallTimeout} ms, the \`stallTimeout\` of the stream`;
    withContext(error, { notRetriedBecause: 'stallTimeout' });
    return appendMessage(error, `not tried again after attempt ${this.attempts}: ${reason}`);
  }
}

/** Releases the permit of a throttled request; the throttle of one key range does not lower the concurrency. */
function lowerConcurrency(error: unknown, permit: Permit): void {
  if (throttleScope(error) === 'keyRange') permit.release();
  else permit.onThrottled();
}

/** An update that may have been applied must not be sent again. */
function isAmbiguous(error: unknown): boolean {
  return error instanceof DynamoDBError && error.ambiguous === true;
}
