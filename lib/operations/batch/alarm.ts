import { type Subscription, timer } from 'rxjs';

/** Rings once, some time after it was wound up; winding it up meanwhile changes nothing. */
export interface Alarm {
  wind(): void;
  /** Rings as soon as possible from now on, if it is wound up. */
  hurry(): void;
  stop(): void;
}

/** Makes an alarm that rings `delay` milliseconds after it was wound up. */
export function alarm(delay: number, ring: () => void): Alarm {
  let time = delay;
  let running: Subscription | undefined;

  function stop(): void {
    running?.unsubscribe();
    running = undefined;
  }

  function wind(): void {
    running ??= timer(time).subscribe(() => {
      stop();
      ring();
    });
  }

  function hurry(): void {
    time = 0;
    if (running === undefined) return;
    stop();
    wind();
  }

  return { wind, hurry, stop };
}
