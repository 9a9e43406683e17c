import { CheckpointError } from '../../errors/checkpoint-error.ts';
import type { Page } from '../page.ts';
import { initialProgress } from './progress.ts';
import { type CheckpointTracker, ProgressTracker } from './progress-tracker.ts';
import { restore, type SavedCheckpoint, serialize } from './serialize.ts';

/** The type of `acknowledge`, from which `tap` infers the type of the pages. */
interface Acknowledge {
  (page: Page<unknown>): void;
  /**
   * Cannot be called. TypeScript infers the type of `tap(checkpoint.acknowledge)` from the last signature: this one has no
   * page, so that the type is that of the source, and not `Page<unknown>`.
   */
  <T>(this: never, ...none: NoneUnlessAny<T>): void;
}

/**
 * No parameters where TypeScript infers from a signature, with `unknown` for `T`; too many parameters for any callback where
 * it compares an overloaded function with one, with `any` for `T`, so that a page is still required.
 */
type NoneUnlessAny<T> = 0 extends T & 1 ? [never, never] : [];

/**
 * The position of a parallel scan, a scan or a query, counted in pages that its consumer has acknowledged.
 *
 * A stream that is given a checkpoint resumes from it, in another process too and with any concurrency. Each segment
 * resumes after its acknowledged pages, up to the first page that is not acknowledged; that page and all later ones are
 * delivered again. The methods of a checkpoint do not use `this`, so that they can be passed as callbacks.
 */
export interface ScanCheckpoint {
  /**
   * Marks a page as processed.
   *
   * Acknowledge every page, those without items too, in any order: the position of a segment moves only past pages that are
   * all acknowledged. Acknowledging a page twice has no further effect. A page has to be acknowledged anew if its segment is
   * subscribed to again, for example by `retry()`, because it is delivered again.
   *
   * @throws CheckpointError if the page is not an object that a stream with this checkpoint delivered, for example a copy
   */
  readonly acknowledge: Acknowledge;
  /** Returns the position for `JSON.stringify`; it can be saved at any time. */
  readonly toJSON: () => SavedCheckpoint;
}

/** The property of a checkpoint that holds its tracker, the same in all copies of the package; not enumerable. */
const trackerKey: unique symbol = Symbol.for('rxdynamo.checkpoint');

/**
 * Makes a checkpoint for a parallel scan, a scan or a query: a new one, or one restored from an earlier one.
 *
 * It belongs to the first stream that it is given to: to its operation, table and index, to the segments of a scan, and
 * to the key condition and the direction of a query. Filters and projections may change.
 *
 * @param saved the parsed JSON of an earlier checkpoint; `undefined` to start from the beginning
 * @throws CheckpointError if `saved` is not a checkpoint, is damaged, or has an unknown version
 * @example
 * const checkpoint = scanCheckpoint(await load());
 * db.parallelScan<Song>({ TableName: 'Music', TotalSegments: 64 }, { checkpoint })
 *   .pages()
 *   .pipe(pacedMergeMap((page) => indexSongs(page.Items ?? []).then(() => checkpoint.acknowledge(page)), 4))
 *   .subscribe(() => save(JSON.stringify(checkpoint)));
 */
export function scanCheckpoint(saved?: unknown): ScanCheckpoint {
  const tracker = new ProgressTracker(saved === undefined ? initialProgress : restore(saved));
  const checkpoint: ScanCheckpoint = {
    acknowledge: (page: Page<unknown>) => tracker.acknowledge(page),
    toJSON: () => serialize(tracker.progress()),
  };
  return Object.defineProperty(checkpoint, trackerKey, { value: tracker });
}

/**
 * Returns the tracker of a checkpoint of this or another copy of the package.
 *
 * @throws CheckpointError for anything else, such as the parsed JSON of a checkpoint
 */
export function trackerOf(checkpoint: ScanCheckpoint): CheckpointTracker {
  const { [trackerKey]: tracker }: Tracked = Object(checkpoint);
  if (tracker === undefined) throw new CheckpointError('A checkpoint has to be made by scanCheckpoint()');
  return tracker;
}

interface Tracked {
  readonly [trackerKey]?: CheckpointTracker;
}
