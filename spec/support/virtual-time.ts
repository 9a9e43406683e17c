// The real one, which lets what is asynchronous but takes no time come to its end.
import { setImmediate } from 'node:timers';
import { vi } from 'vitest';

/** Takes over timers and the clock; `setImmediate`, `nextTick` and microtasks stay real. */
export function useVirtualTime(): void {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    now: 0,
  });
}

/** Nothing is left that could make the promise settle. */
export class HangError extends Error {
  override readonly name = 'HangError';
}

/** So many rounds of the event loop without a timer's end settle whatever does not wait for one. */
const quietRounds = 6;
const lastRounds = 200;

/**
 * Lets virtual time pass until a promise settles, from timer to timer.
 *
 * @param longest how many milliseconds of virtual time it may take
 * @throws HangError if it takes longer, or if it is pending while no timer is
 */
export async function onVirtualTime<T>(promise: Promise<T>, longest: number): Promise<T> {
  let isSettled = false;
  const settled = promise.then(
    () => {
      isSettled = true;
    },
    () => {
      isSettled = true;
    },
  );
  const deadline = Date.now() + longest;
  const isOver = () => isSettled;
  while (!isSettled) {
    await rounds(quietRounds, isOver);
    if (isSettled) break;
    if (vi.getTimerCount() === 0) {
      await rounds(lastRounds, () => isSettled || vi.getTimerCount() > 0);
      if (!isSettled && vi.getTimerCount() === 0) throw new HangError('Pending, and nothing is under way');
    }
    if (Date.now() > deadline) throw new HangError(`Pending after ${longest} ms of virtual time`);
    if (!isSettled) vi.advanceTimersToNextTimer();
  }
  await settled;
  return promise;
}

/** Waits until what takes no time is done. */
export function settle(): Promise<void> {
  return rounds(lastRounds, () => false);
}

async function rounds(count: number, isOver: () => boolean): Promise<void> {
  for (let round = 0; round < count && !isOver(); round++) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}
