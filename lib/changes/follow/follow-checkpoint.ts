import { CheckpointError } from '../../errors/checkpoint-error.ts';
import type { FollowBatch, FollowEvent } from './follow-event.ts';
import { type FollowCheckpointTracker, FollowTracker } from './follow-tracker.ts';
import { initialState, restoreFollow, type SavedFollowCheckpoint } from './serialize-follow.ts';

/** The type of `acknowledge`, from which `tap` infers the type of the batches or the events. */
interface Acknowledge {
  (delivered: FollowBatch<unknown> | FollowEvent<unknown>): void;
  /** Cannot be called. TypeScript infers the type of `tap(checkpoint.acknowledge)` from the last signature. */
  <T>(this: never, ...none: 0 extends T & 1 ? [never, never] : []): void;
}

/**
 * The position of `follow` in its scan and then in the changes, counted in batches or events that its consumer has acknowledged.
 *
 * A stream that is given a checkpoint resumes from it, in another process too and in either phase. What is not acknowledged, and
 * what came after it in the same segment or shard, is delivered again. The changes begin once all of the scan is acknowledged.
 * The methods do not use `this`.
 */
export interface FollowCheckpoint {
  /**
   * Marks a batch of `batches()`, or else an event, as processed.
   *
   * Acknowledge every one, `caughtUp` included, in any order. Twice has no further effect.
   *
   * @throws CheckpointError if it is not an object that a stream with this checkpoint delivered, for example a copy
   */
  readonly acknowledge: Acknowledge;
  /** Returns the position for `JSON.stringify`; it can be saved at any time. */
  readonly toJSON: () => SavedFollowCheckpoint;
}

/** The property of a checkpoint that holds its tracker, the same in all copies of the package; not enumerable. */
const trackerKey: unique symbol = Symbol.for('rxdynamo.followCheckpoint');

/**
 * Makes a checkpoint for `db.follow`: a new one, or one restored from an earlier one.
 *
 * It belongs to the first stream that it is given to.
 *
 * @param saved the parsed JSON of an earlier checkpoint; `undefined` for a new one
 * @throws CheckpointError if `saved` is not a checkpoint of `follow`, is damaged, or has an unknown version
 * @example
 * const checkpoint = followCheckpoint(await load());
 * db.follow<Song>({ TableName: 'Music', TotalSegments: 64 }, { checkpoint })
 *   .pipe(
 *     db.applyChanges({ TableName: 'Copy' }),
 *     tap(({ item }) => checkpoint.acknowledge(item)),
 *     sampleTime(1000),
 *   )
 *   .subscribe(() => save(JSON.stringify(checkpoint)));
 */
export function followCheckpoint(saved?: unknown): FollowCheckpoint {
  const tracker = new FollowTracker(saved === undefined ? initialState : restoreFollow(saved));
  const checkpoint: FollowCheckpoint = {
    acknowledge: (delivered: object) => tracker.acknowledge(delivered),
    toJSON: () => tracker.toJSON(),
  };
  return Object.defineProperty(checkpoint, trackerKey, { value: tracker });
}

/**
 * Returns the tracker of a checkpoint of this or another copy of the package.
 *
 * @throws CheckpointError for anything else, such as the parsed JSON of a checkpoint
 */
export function followTrackerOf(checkpoint: FollowCheckpoint): FollowCheckpointTracker {
  const { [trackerKey]: tracker }: { readonly [trackerKey]?: FollowCheckpointTracker } = Object(checkpoint);
  if (tracker === undefined) throw new CheckpointError('A checkpoint has to be made by followCheckpoint()');
  return tracker;
}
