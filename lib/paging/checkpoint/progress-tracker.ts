import { tap } from 'rxjs';
import type { ItemInput } from '../../api/values.ts';
import type { PageFetcher } from '../../backpressure/page-prefetcher.ts';
import { CheckpointError } from '../../errors/checkpoint-error.ts';
import type { Page } from '../page.ts';
import { checkIdentity } from './check-identity.ts';
import type { Progress, ScanIdentity } from './progress.ts';
import { segmentSet } from './segment-set.ts';

/** The state of a checkpoint: which pages were delivered, and which of them are acknowledged. */
export interface ProgressTracker {
  /** Binds the checkpoint to a scan or a query; throws a CheckpointError if it is bound to another one. */
  readonly bind: (scan: ScanIdentity) => void;
  readonly isFinished: (segment: number) => boolean;
  /** Starts the paging of a segment at its saved position, and records each of its pages. */
  readonly track: <P extends Page<unknown>>(
    segment: number,
    paging: PageFetcher<P, ItemInput>,
  ) => PageFetcher<P, ItemInput>;
  readonly acknowledge: (page: object) => void;
  readonly progress: () => Progress;
}

/** A page that was fetched. */
interface FetchedPage {
  readonly segment: number;
  /** The pages of the same subscription to the segment. */
  readonly queue: FetchedPage[];
  /** Where the segment goes on behind the page; absent behind the last. */
  readonly next: ItemInput | undefined;
  isAcknowledged: boolean;
}

/** Makes a ledger that starts from some progress. */
export function progressTracker(before: Progress): ProgressTracker {
  let { scan } = before;
  const finished = segmentSet(before.finished);
  const positions = new Map(before.positions);
  /** For each segment the pages that still count, oldest first: those of its latest subscription. */
  const queues = new Map<number, FetchedPage[]>();
  const deliveries = new WeakMap<object, FetchedPage>();

  function begin(begun: ScanIdentity): void {
    scan ??= begun;
    checkIdentity(scan, begun);
  }

  function track<P extends Page<unknown>>(
    segment: number,
    paging: PageFetcher<P, ItemInput>,
  ): PageFetcher<P, ItemInput> {
    const queue: FetchedPage[] = [];
    queues.set(segment, queue);
    function enter(page: P): void {
      const delivery = { segment, queue, next: paging.next(page), isAcknowledged: false };
      queue.push(delivery);
      deliveries.set(page, delivery);
    }
    return {
      ...paging,
      start: positions.get(segment),
      fetch: (key) => paging.fetch(key).pipe(tap(enter)),
    };
  }

  function acknowledge(page: object): void {
    const delivery = deliveries.get(page);
    if (delivery === undefined)
      throw new CheckpointError('The page does not come from a scan with this checkpoint');
    delivery.isAcknowledged = true;
    const { segment, queue } = delivery;
    if (queues.get(segment) === queue) advance(segment, queue);
  }

  /** Moves a segment on, behind the pages that are acknowledged from the oldest without a gap. */
  function advance(segment: number, queue: FetchedPage[]): void {
    let last: FetchedPage | undefined;
    while (queue[0]?.isAcknowledged) last = queue.shift();
    if (last === undefined) return;
    if (last.next !== undefined) {
      positions.set(segment, last.next);
      return;
    }
    positions.delete(segment);
    queues.delete(segment);
    finished.add(segment);
  }

  return {
    bind: begin,
    isFinished: finished.has,
    track,
    acknowledge,
    progress: () => ({ scan, finished: finished.ranges(), positions }),
  };
}
