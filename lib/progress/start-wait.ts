import { asyncScheduler } from 'rxjs';
import { type WaitContext, type WaitEvent, type WaitKind, waitChannel } from '../telemetry/wait.ts';
import type { LimitedBy } from './progress.ts';
import type { ProgressMeter } from './progress-meter.ts';

/** What waits, and the progress meter of its stream, if that has one. */
export interface MeteredContext extends WaitContext {
  readonly meter: ProgressMeter | undefined;
}

/** Ends a wait; later calls have no effect. */
export type EndWait = () => void;

/** Throttles lower the number of permits of a stream; `maxClients` is a setting of the client. */
const limitOf: Readonly<Record<WaitKind, LimitedBy>> = {
  demand: 'sink',
  limiter: 'limiter',
  window: 'throttles',
  maxClients: 'client',
};

/**
 * Starts to measure a wait, and returns the function that ends it.
 *
 * Returns `undefined`, and builds nothing, if no progress is asked for and the channel `rxdynamo:wait` has no subscriber.
 */
export function startWait(kind: WaitKind, context: MeteredContext): EndWait | undefined {
  const { meter } = context;
  if (meter === undefined && !waitChannel.hasSubscribers) return undefined;
  const startedAt = asyncScheduler.now();
  const endSlot = meter?.startSlot(limitOf[kind]);
  let hasEnded = false;
  return () => {
    if (hasEnded) return;
    hasEnded = true;
    endSlot?.();
    if (waitChannel.hasSubscribers) waitChannel.publish(eventOf(kind, context, startedAt));
  };
}

/** The clock may be set back during a wait. */
function eventOf(
  kind: WaitKind,
  { operation, tableName, segment }: WaitContext,
  startedAt: number,
): WaitEvent {
  const milliseconds = Math.max(0, asyncScheduler.now() - startedAt);
  return { kind, milliseconds, operation, tableName, segment };
}
