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
  /** Emits a slot as soon as fewer than `concurrency` segments run; unsubscribing before ends the wait. */
  readonly acquire: () => Observable<SegmentSlot>;
}

/**
 * Limits how many segments run, not counting those that stand aside: at most `concurrency` of each.
 *
 * A segment that resumes does not wait for a slot: it has a page, and a healthy segment may run for hours. For as long
 * as more than `concurrency` run because of that, no segment starts.
 */
export function segmentScheduler(concurrency: number): SegmentScheduler {
  const running = semaphore(() => concurrency);
  let aside = 0;

  function newSlot(): SegmentSlot {
    let state: 'running' | 'aside' | 'ended' = 'running';
    return {
      stepAside() {
        if (state !== 'running' || aside >= concurrency) return;
        state = 'aside';
        aside++;
        running.release();
      },
      resume() {
        if (state !== 'aside') return;
        state = 'running';
        aside--;
        running.take();
      },
      release() {
        if (state === 'ended') return;
        const wasRunning = state === 'running';
        state = 'ended';
        if (wasRunning) running.release();
        else aside--;
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
