import { type Subscription, timer } from 'rxjs';

/** Calls `flush` once, `delay` milliseconds after it was started; no effect if it is started while it runs. */
export interface FlushTimer {
  start(): void;
  stop(): void;
}

/** The longest delay of a Node timer in milliseconds; a longer one fires at once. */
const maxTimerDelay = 2 ** 31 - 1;

/** Creates a timer that is not running; with a delay of `Infinity` it never calls `flush`. */
export function flushTimer(delay: number, flush: () => void): FlushTimer {
  let running: Subscription | undefined;

  function wait(milliseconds: number): void {
    running = timer(Math.min(milliseconds, maxTimerDelay)).subscribe(() => {
      if (milliseconds > maxTimerDelay) return wait(milliseconds - maxTimerDelay);
      running = undefined;
      flush();
    });
  }

  return {
    start() {
      if (running === undefined && delay !== Number.POSITIVE_INFINITY) wait(delay);
    },
    stop() {
      running?.unsubscribe();
      running = undefined;
    },
  };
}
