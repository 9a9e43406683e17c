import { asyncScheduler, Observable, type SchedulerLike, Subscription, timer } from 'rxjs';
import { DynamoDBError, tell } from '../errors/dynamodb-error.ts';
import { retryableKind } from '../errors/retryable.ts';
import { backoff } from '../retry/backoff.ts';
import { congestionWindow, type Place } from './congestion-window.ts';

/** How the requests of one stream go about throttles. */
export interface PaceOptions {
  /** How many of them are under way at most. */
  readonly concurrency: number;
  /** For how many milliseconds throttles are waited out without any of the requests succeeding. */
  readonly patience: number;
  /** @default Math.random */
  readonly random?: () => number;
  /** @default RxJS's asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

/** Makes a request one of a stream's: it waits its turn, and is sent again when it is throttled. */
export type Pace = <T>(request: Observable<T>) => Observable<T>;

/**
 * Makes the pace of one stream, which all its requests keep.
 *
 * Throttles make it slower and successes faster again. A request that was throttled gives its place up while it waits,
 * with the delays of a retry, so that a hot partition does not hold up the others; and as long as any of them succeeds,
 * it is not given up.
 */
export function newPace({ concurrency, patience, random = Math.random, scheduler }: PaceOptions): Pace {
  const window = congestionWindow(concurrency);
  const now = () => (scheduler ?? asyncScheduler).now();
  let throttledSince: number | undefined;

  /** Whether to wait a throttle out. */
  function isPatient(): boolean {
    throttledSince ??= now();
    return now() - throttledSince < patience;
  }

  return <T>(request: Observable<T>) =>
    new Observable<T>((subscriber) => {
      let retries = 0;
      let attempts = 0;
      let waited = 0;

      function takeTurn(): void {
        subscriber.add(window.enter(send));
      }

      function send(place: Place): void {
        const turn = new Subscription(place.leave);
        subscriber.add(turn);
        turn.add(
          request.subscribe({
            next: (value) => subscriber.next(value),
            error: (error: unknown) => {
              retry(error, place);
              turn.unsubscribe();
            },
            complete: () => {
              throttledSince = undefined;
              place.succeed();
              subscriber.complete();
            },
          }),
        );
      }

      function retry(error: unknown, place: Place): void {
        if (error instanceof DynamoDBError) {
          attempts += error.attempts ?? 0;
          waited += error.waited ?? 0;
        }
        const isThrottled = retryableKind(error) === 'throttling';
        if (isThrottled) place.yield();
        if (!isThrottled || !isPatient()) {
          subscriber.error(retries === 0 ? error : tell(error, { attempts, waited }));
          return;
        }
        const delay = backoff(error, 'throttling', retries, random);
        retries++;
        waited += delay;
        subscriber.add(timer(delay, scheduler).subscribe(takeTurn));
      }

      takeTurn();
    });
}
