import { Observable } from 'rxjs';
import { semaphore } from '../concurrency/semaphore.ts';
import type { ThrottledSlot } from '../retry/stall-retry.ts';

/** The permission of one segment to run. */
export interface SegmentSlot extends ThrottledSlot {
  /** Ends the segment, which lets another one start. */
  readonly release: () => void;
}

/** Decides when the next segment of a parallel scan may start. */
export interface SegmentScheduler {
  /** Emits a slot as soon as fewer than `concurrency` segments run; unsubscribing earlier cancels the wait. */
  readonly acquire: () => Observable<SegmentSlot>;
}

/**
 * Limits how many segments run, and how many are set aside because they are throttled: at most `concurrency` of each.
 *
 * A segment that resumes does not wait for a slot, because it has received a page, and other segments may keep their slots
 * for hours. While more than `concurrency` segments run for that reason, no other segment starts.
 */
export function segmentScheduler(concurrency: number): SegmentScheduler {
  const running = semaphore(() => concurrency);
  let asideCount = 0;

  function newSlot(): SegmentSlot {
    let state: 'running' | 'aside' | 'ended' = 'running';
    return {
      stepAside() {
        if (state !== 'running' || asideCount >= concurrency) return;
        state = 'aside';
        asideCount++;
        running.release();
      },
      resume() {
        if (state !== 'aside') return;
        state = 'running';
        asideCount--;
        running.take();
      },
      release() {
        if (state === 'ended') return;
        const wasRunning = state === 'running';
        state = 'ended';
        if (wasRunning) running.release();
        else asideCount--;
      },
    };
  }

  return {
    acquire: () =>
      new Observable((subscriber) =>
        running.acquire(() => {
          subscriber.next(newSlot());
          subscriber.complete();
        }),
      ),
  };
}
