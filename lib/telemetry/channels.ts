import { channel, tracingChannel } from 'node:diagnostics_channel';
import type { CallEvent, RequestEvent } from './events.ts';

/**
 * The names of the channels of `node:diagnostics_channel` on which rxdynamo publishes.
 *
 * `call` and `request` are tracing channels, the others plain ones.
 *
 * @example
 * subscribe(channelNames.retry, (event) => console.warn('retry', (event as RetryEvent).delay));
 * tracingChannel(channelNames.call).asyncEnd.subscribe((event) => console.log((event as CallEvent).ScannedCount));
 */
export const channelNames = {
  /** Tracing channel of `CallEvent`s. */
  call: 'rxdynamo:call',
  /** Tracing channel of `RequestEvent`s. */
  request: 'rxdynamo:request',
  /** Channel of `RetryEvent`s. */
  retry: 'rxdynamo:retry',
  /** Channel of `ThrottleEvent`s. */
  throttle: 'rxdynamo:throttle',
  /** Channel of `WaitEvent`s. */
  wait: 'rxdynamo:wait',
  /** Channel of `CapacityEvent`s. */
  capacity: 'rxdynamo:capacity',
} as const;

// Each event is built only if the `hasSubscribers` of its channel is true.
export const calls = tracingChannel<unknown, CallEvent>(channelNames.call);
export const requests = tracingChannel<unknown, RequestEvent>(channelNames.request);
export const retries = channel(channelNames.retry);
export const throttles = channel(channelNames.throttle);
/** The channel of failures to read the throughput of a table again. */
export const capacityFailures = channel(channelNames.capacity);
