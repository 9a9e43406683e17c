// The real one: it lets asynchronous work that needs no timer finish.
import { setImmediate } from 'node:timers';
import { vi } from 'vitest';

/** Fakes timers and the clock; `setImmediate`, `nextTick` and microtasks stay real. */
export function useVirtualTime(): void {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    now: 0,
  });
}

/** A promise stays pending: no timer is left, or too much virtual time has passed. */
export class HangError extends Error {
  override readonly name = 'HangError';
}

/** Rounds of the event loop before the next timer is run. */
const roundsPerTimer = 6;
/** Rounds of the event loop after which work that needs no timer is assumed to be finished. */
const settleRounds = 200;

/**
 * Advances virtual time from timer to timer until a promise settles.
 *
 * @param limit how many milliseconds of virtual time it may take
 * @throws HangError if it takes longer, or if it is pending and no timer is left
 */
export async function settleOnVirtualTime<T>(promise: Promise<T>, limit: number): Promise<T> {
  let isSettled = false;
  const settled = promise.then(
    () => {
      isSettled = true;
    },
    () => {
      isSettled = true;
    },
  );
  const deadline = Date.now() + limit;
  const hasSettled = () => isSettled;
  while (!isSettled) {
    await rounds(roundsPerTimer, hasSettled);
    if (isSettled) break;
    if (vi.getTimerCount() === 0) {
      await rounds(settleRounds, () => isSettled || vi.getTimerCount() > 0);
      if (!isSettled && vi.getTimerCount() === 0)
        throw new HangError('The promise is pending and no timer is left');
    }
    if (Date.now() > deadline)
      throw new HangError(`The promise is pending after ${limit} ms of virtual time`);
    if (!isSettled) vi.advanceTimersToNextTimer();
  }
  await settled;
  return promise;
}

/** Waits until asynchronous work that needs no timer is finished. */
export function settle(): Promise<void> {
  return rounds(settleRounds, () => false);
}

async function rounds(count: number, isDone: () => boolean): Promise<void> {
  for (let round = 0; round < count && !isDone(); round++) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}
