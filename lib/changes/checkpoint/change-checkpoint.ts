import { CheckpointError } from '../../errors/checkpoint-error.ts';
import type { Change } from '../change.ts';
import type { ChangeBatch } from '../change-batch.ts';
import { type ChangeCheckpointTracker, ChangeTracker } from './change-tracker.ts';
import { restorePositions, type SavedChangeCheckpoint, serializePositions } from './serialize-positions.ts';

/** The type of `acknowledge`, from which `tap` infers the type of the batches or the changes. */
interface Acknowledge {
  (delivered: ChangeBatch<unknown> | Change<unknown>): void;
  /** Cannot be called. TypeScript infers the type of `tap(checkpoint.acknowledge)` from the last signature. */
  <T>(this: never, ...none: 0 extends T & 1 ? [never, never] : []): void;
}

/**
 * The position of a stream of changes, counted in batches or changes that its consumer has acknowledged.
 *
 * A stream that is given a checkpoint resumes from it, in another process too. Each shard resumes after what is acknowledged
 * of it without a hole; all later changes are delivered again. A shard is read only after its parent is acknowledged whole,
 * so what is not acknowledged holds up the shards after it. The methods do not use `this`.
 */
export interface ChangeCheckpoint {
  /**
   * Marks a batch of `batches()`, or else a change, as processed.
   *
   * Acknowledge every one, in any order: the position of a shard moves only past those that are all acknowledged. Twice has
   * no further effect.
   *
   * @throws CheckpointError if it is not an object that a stream with this checkpoint delivered, for example a copy
   */
  readonly acknowledge: Acknowledge;
  /** Returns the position for `JSON.stringify`; it can be saved at any time. */
  readonly toJSON: () => SavedChangeCheckpoint;
}

/** The property of a checkpoint that holds its tracker, the same in all copies of the package; not enumerable. */
const trackerKey: unique symbol = Symbol.for('rxdynamo.changeCheckpoint');

/**
 * Makes a checkpoint for `db.changes`: a new one, or one restored from an earlier one.
 *
 * It belongs to the first stream that it is given to.
 *
 * @param saved the parsed JSON of an earlier checkpoint; `undefined` for a new one
 * @throws CheckpointError if `saved` is not a change checkpoint, is damaged, or has an unknown version
 * @example
 * const checkpoint = changeCheckpoint(await load());
 * db.changes<Song>({ TableName: 'Music' }, { from: 'oldest', checkpoint })
 *   .batches()
 *   .pipe(pacedMergeMap((batch) => index(batch.changes).then(() => checkpoint.acknowledge(batch)), 1))
 *   .subscribe(() => save(JSON.stringify(checkpoint)));
 */
export function changeCheckpoint(saved?: unknown): ChangeCheckpoint {
  const tracker = new ChangeTracker(
    saved === undefined ? { begun: undefined, shards: new Map() } : restorePositions(saved),
  );
  const checkpoint: ChangeCheckpoint = {
    acknowledge: (delivered: object) => tracker.acknowledge(delivered),
    toJSON: () => serializePositions(tracker.snapshot()),
  };
  return Object.defineProperty(checkpoint, trackerKey, { value: tracker });
}

/** Whether a value is a change checkpoint, of this or another copy of the package. */
export function isChangeCheckpoint(value: unknown): value is ChangeCheckpoint {
  return typeof value === 'object' && value !== null && trackerKey in value;
}

/**
 * Returns the tracker of a checkpoint.
 *
 * @throws CheckpointError for anything else, such as the parsed JSON of a checkpoint
 */
export function changeTrackerOf(checkpoint: ChangeCheckpoint): ChangeCheckpointTracker {
  const { [trackerKey]: tracker }: { readonly [trackerKey]?: ChangeCheckpointTracker } = Object(checkpoint);
  if (tracker === undefined) throw new CheckpointError('A checkpoint has to be made by changeCheckpoint()');
  return tracker;
}
