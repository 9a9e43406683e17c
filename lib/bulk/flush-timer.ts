import { type Subscription, timer } from 'rxjs';

/** Calls `flush` once, `delay` milliseconds after it was started; starting it meanwhile changes nothing. */
export interface FlushTimer {
  start(): void;
  stop(): void;
}

/** Node runs a timer of more milliseconds at once. */
const longest = 2 ** 31 - 1;

/** Makes a timer that is not running; with a delay of `Infinity` it never calls `flush`. */
export function flushTimer(delay: number, flush: () => void): FlushTimer {
  let running: Subscription | undefined;

  function wait(milliseconds: number): void {
    running = timer(Math.min(milliseconds, longest)).subscribe(() => {
      if (milliseconds > longest) return wait(milliseconds - longest);
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
