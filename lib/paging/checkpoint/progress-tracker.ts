import type { ItemInput } from '../../api/values.ts';
import { CheckpointError } from '../../errors/checkpoint-error.ts';
import { checkIdentity } from './check-identity.ts';
import type { Progress, ScanIdentity } from './progress.ts';
import { type SegmentSet, segmentSet } from './segment-set.ts';

/** A page that was fetched. */
interface FetchedPage {
  readonly segment: number;
  /** The pages of the same subscription to the segment. */
  readonly queue: FetchedPage[];
  /** The key of the page after this one; `undefined` for the last page. */
  readonly nextKey: ItemInput | undefined;
  isAcknowledged: boolean;
}

/** One pagination of a segment. */
export interface SegmentProgress {
  /** The key of the first page; `undefined` for the beginning. */
  readonly start: ItemInput | undefined;
  /** Records a fetched page, and the key of the page after it; `undefined` for the last page. */
  readonly record: (page: object, nextKey: ItemInput | undefined) => void;
}

/**
 * What a stream needs of its checkpoint.
 *
 * The stream may be of another copy of the package, and of another version: see "Two copies in one process" in
 * docs/architecture.md before you change it.
 */
export interface CheckpointTracker {
  /** Binds the checkpoint to a scan or a query; throws a CheckpointError if it is bound to another one. */
  bind(scan: ScanIdentity): void;
  isFinished(segment: number): boolean;
  /** Whether a segment resumes after its first page, or has finished. */
  hasStarted(segment: number): boolean;
  /** Starts the pagination of a segment at its saved position. */
  track(segment: number): SegmentProgress;
}

/** The state of a checkpoint: which pages were fetched, and which of them are acknowledged. */
export class ProgressTracker implements CheckpointTracker {
  private scan: ScanIdentity | undefined;
  private readonly finished: SegmentSet;
  private readonly positions: Map<number, ItemInput>;
  /** The pages of each segment's latest subscription, oldest first, that the position does not cover yet. */
  private readonly queues = new Map<number, FetchedPage[]>();
  private readonly fetchedPages = new WeakMap<object, FetchedPage>();

  constructor({ scan, finished, positions }: Progress) {
    this.scan = scan;
    this.finished = segmentSet(finished);
    this.positions = new Map(positions);
  }

  bind(scan: ScanIdentity): void {
    this.scan ??= scan;
    checkIdentity(this.scan, scan);
  }

  isFinished(segment: number): boolean {
    return this.finished.has(segment);
  }

  hasStarted(segment: number): boolean {
    return this.positions.has(segment) || this.finished.has(segment);
  }

  track(segment: number): SegmentProgress {
    const queue: FetchedPage[] = [];
    this.queues.set(segment, queue);
    const record = (page: object, nextKey: ItemInput | undefined) => {
      const fetched = { segment, queue, nextKey, isAcknowledged: false };
      queue.push(fetched);
      this.fetchedPages.set(page, fetched);
    };
    return { start: this.positions.get(segment), record };
  }

  acknowledge(page: object): void {
    const fetched = this.fetchedPages.get(page);
    if (fetched === undefined)
      throw new CheckpointError(
        'The page does not belong to a stream with this checkpoint: acknowledge the page itself, not a copy',
      );
    fetched.isAcknowledged = true;
    const { segment, queue } = fetched;
    if (this.queues.get(segment) === queue) this.advance(segment, queue);
  }

  progress(): Progress {
    return { scan: this.scan, finished: this.finished.ranges(), positions: this.positions };
  }

  /** Moves the position of a segment past its oldest pages, up to the first that is not acknowledged. */
  private advance(segment: number, queue: FetchedPage[]): void {
    let last: FetchedPage | undefined;
    while (queue[0]?.isAcknowledged) last = queue.shift();
    if (last === undefined) return;
    if (last.nextKey !== undefined) {
      this.positions.set(segment, last.nextKey);
      return;
    }
    this.positions.delete(segment);
    this.queues.delete(segment);
    this.finished.add(segment);
  }
}
