import { CheckpointError } from '../../errors/checkpoint-error.ts';
import type { Page } from '../page.ts';
import { initialProgress } from './progress.ts';
import { ProgressTracker } from './progress-tracker.ts';
import { restore, type SavedCheckpoint, serialize } from './serialize.ts';

/**
 * The position of a parallel scan, a scan or a query, counted in pages that its consumer has acknowledged.
 *
 * A stream that is given a checkpoint resumes from there, in another process too and with any concurrency. In each segment
 * it begins after the last page up to which all are acknowledged: none of these comes again, and all others do. The methods
 * of a checkpoint need no `this` and may be passed around.
 */
export interface ScanCheckpoint {
  /**
   * Acknowledges a page: everything that was to be done with it is done.
   *
   * Within a segment pages count in the order in which they came, whatever the order in which they are acknowledged, so
   * acknowledge every one, those without items too; twice does no harm. A page does not count any more once its segment has
   * been subscribed to anew, by `retry()` for example: it comes again.
   *
   * @throws CheckpointError if the page is not an object that a stream with this checkpoint delivered, but a copy of one
   */
  readonly acknowledge: (page: Page<unknown>) => void;
  /** Returns the position for `JSON.stringify`; it can be saved at any time. */
  readonly toJSON: () => SavedCheckpoint;
}

const trackers = new WeakMap<ScanCheckpoint, ProgressTracker>();

/**
 * Makes a checkpoint for a parallel scan, a scan or a query: a new one, or one restored from an earlier one.
 *
 * It belongs to the first stream that it is given to: to its operation, table and index, to the segments of a scan, and
 * to the key condition and the direction of a query. Filters and projections may change.
 *
 * @param saved what `JSON.parse` made of an earlier one; `undefined` to begin at the beginning
 * @throws CheckpointError if `saved` is no checkpoint, is damaged, or has an unknown version
 */
export function scanCheckpoint(saved?: unknown): ScanCheckpoint {
  const tracker = new ProgressTracker(saved === undefined ? initialProgress : restore(saved));
  const checkpoint: ScanCheckpoint = {
    acknowledge: (page) => tracker.acknowledge(page),
    toJSON: () => serialize(tracker.progress()),
  };
  trackers.set(checkpoint, tracker);
  return checkpoint;
}

/** Returns the internal state of a checkpoint. */
export function trackerOf(checkpoint: ScanCheckpoint): ProgressTracker {
  const tracker = trackers.get(checkpoint);
  if (tracker === undefined) throw new CheckpointError('A checkpoint has to be made by scanCheckpoint()');
  return tracker;
}
