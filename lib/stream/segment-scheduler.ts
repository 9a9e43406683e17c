import { AsyncLocalStorage } from 'node:async_hooks';
import { Observable } from 'rxjs';

/** The permission of one segment to run. */
export interface SegmentSlot {
  /** Lets another segment start during this one's retry delay; no effect while `concurrency` segments stand aside. */
  readonly stepAside: () => void;
  /** Counts a segment that stepped aside as running again. */
  readonly resume: () => void;
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
  const waiting = new Set<() => void>();
  let running = 0;
  let aside = 0;

  function newSlot(): SegmentSlot {
    let state: 'running' | 'aside' | 'ended' = 'running';
    running++;
    return {
      stepAside() {
        if (state !== 'running' || aside >= concurrency) return;
        state = 'aside';
        running--;
        aside++;
        startNext();
      },
      resume() {
        if (state !== 'aside') return;
        state = 'running';
        aside--;
        running++;
      },
      release() {
        if (state === 'ended') return;
        if (state === 'aside') aside--;
        else running--;
        state = 'ended';
        startNext();
      },
    };
  }

  function startNext(): void {
    for (const start of waiting) {
      if (running >= concurrency) return;
      waiting.delete(start);
      start();
    }
  }

  return {
    acquire: () =>
      new Observable((subscriber) => {
        // A segment that starts later starts in the async context of the scan, not of the segment that made way.
        const start = AsyncLocalStorage.bind(() => {
          subscriber.next(newSlot());
          subscriber.complete();
        });
        if (running < concurrency) return start();
        waiting.add(start);
        return () => waiting.delete(start);
      }),
  };
}
