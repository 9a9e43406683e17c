import { AsyncResource } from 'node:async_hooks';
import type { TracingChannel } from 'node:diagnostics_channel';
import { defer, Observable } from 'rxjs';
import { eventError } from './event-error.ts';
import type { EventError, Unfinished } from './events.ts';

/** The properties of an event that tell how it ended. */
interface End {
  readonly error?: EventError;
  readonly aborted?: true;
}

/** What is published about an Observable of one value. */
interface Traced<Event extends object, T> {
  readonly channel: TracingChannel<unknown, Event>;
  /** Called once for each subscription. */
  readonly newEvent: () => Unfinished<Event>;
  /** Adds what the value tells to the event. */
  readonly record: (event: Unfinished<Event>, value: T) => void;
}

/**
 * Publishes the life of each subscription to an Observable of one value on a tracing channel.
 *
 * `start` is published before the source is subscribed to, and `end` after that. Once it has emitted its value, has failed or
 * was unsubscribed from, `error` (if it failed), `asyncStart` and `asyncEnd` are published, before the subscriber is notified,
 * so that its work is not part of the traced time. Stores that are bound to `start` apply to the source, and not to the
 * subscriber, which is notified in the async context of the subscription.
 */
export function trace<Event extends object & End, T>(
  { channel, newEvent, record }: Traced<Event, T>,
  source: (event: Event) => Observable<T>,
): Observable<T> {
  return new Observable((subscriber) => {
    const event: Unfinished<Event> = newEvent();
    const context = new AsyncResource('RxdynamoTrace', { requireManualDestroy: true });
    let hasEnded = false;

    function end(facts: End | undefined): void {
      if (hasEnded) return;
      hasEnded = true;
      Object.assign(event, facts);
      if (facts?.error !== undefined) channel.error.publish(event);
      channel.asyncStart.publish(event);
      channel.asyncEnd.publish(event);
    }

    subscriber.add(() => end({ aborted: true }));
    channel.start.runStores(event, () => {
      const subscription = defer(() => source(event)).subscribe({
        next: (value) => {
          record(event, value);
          end(undefined);
          context.runInAsyncScope(() => subscriber.next(value));
        },
        error: (error: unknown) => {
          end({ error: eventError(error) });
          context.runInAsyncScope(() => subscriber.error(error));
        },
        complete: () => {
          end(undefined);
          context.runInAsyncScope(() => subscriber.complete());
        },
      });
      subscriber.add(subscription);
    });
    channel.end.publish(event);
  });
}
