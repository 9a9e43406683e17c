import type { DynamoDBError } from '../errors/dynamodb-error.ts';
import type { RetryableKind } from '../errors/retryable.ts';
import { retryableKind } from '../errors/retryable.ts';
import { ServiceError } from '../errors/service-error.ts';
import { retries, throttles } from './channels.ts';
import { defined } from './defined.ts';
import { eventError } from './event-error.ts';
import type { CallEvent, RetryEvent, ThrottleEvent, Unfinished } from './events.ts';

/** What is retried or throttled. */
interface RetrySubject {
  readonly operation: string | undefined;
  readonly tableName: string | undefined;
  readonly segment?: number | undefined;
  readonly call?: CallEvent | undefined;
}

interface Retry extends RetrySubject {
  readonly source: RetryEvent['source'];
  readonly kind: RetryableKind;
  readonly attempt: number;
  readonly delay: number;
  readonly totalRetryDelay: number;
  readonly error?: unknown;
  readonly itemCount?: number | undefined;
}

/** Publishes on `rxdynamo:retry`; `retry` is called only while somebody listens. */
export function publishRetry(retry: () => Retry): void {
  if (!retries.hasSubscribers) return;
  const { operation = '', error, ...facts } = retry();
  const event: RetryEvent = defined({
    ...facts,
    operation,
    error: error === undefined ? undefined : eventError(error),
  });
  retries.publish(event);
}

/** Adds the delay before a retry to the event of its call. */
export function recordDelay(call: Unfinished<CallEvent> | undefined, delay: number): void {
  if (call !== undefined) call.totalRetryDelay = (call.totalRetryDelay ?? 0) + delay;
}

/** Publishes a failed attempt on `rxdynamo:throttle` if it was throttled. */
export function publishIfThrottled(error: unknown, attempt: number, subject: () => RetrySubject): void {
  if (!throttles.hasSubscribers || retryableKind(error) !== 'throttling') return;
  const { operation = '', ...facts } = subject();
  const throttlingReasons = error instanceof ServiceError ? error.throttlingReasons : undefined;
  const event: ThrottleEvent = defined({
    ...facts,
    operation,
    attempt,
    error: eventError(error),
    throttlingReasons,
  });
  throttles.publish(event);
}

/** Publishes on `rxdynamo:throttle` that items of a batch are unprocessed. */
export function publishUnprocessed(unprocessedCount: number, subject: () => RetrySubject): void {
  if (!throttles.hasSubscribers) return;
  const { operation = '', ...facts } = subject();
  const event: ThrottleEvent = defined({ ...facts, operation, unprocessedCount });
  throttles.publish(event);
}

/** Returns what an error says about its request. */
export function subjectOf({ operation, tableName, segment }: DynamoDBError): RetrySubject {
  return { operation, tableName, segment };
}
