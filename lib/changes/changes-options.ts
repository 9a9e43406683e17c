import { types } from 'node:util';
import type { ItemFormat } from '../codec/item-format.ts';
import { duration } from '../options/duration.ts';
import { oneOf } from '../options/one-of.ts';
import { positive } from '../options/positive.ts';
import { refuseOption } from '../options/refuse-option.ts';
import type { StreamOptions } from '../paging/stream-options.ts';
import type { ProgressOptions } from '../progress/options.ts';
import {
  type ChangeCheckpoint,
  changeTrackerOf,
  isChangeCheckpoint,
} from './checkpoint/change-checkpoint.ts';
import type { PollIntervals } from './poll-timing.ts';
import type { RequestedStart } from './shard-merge.ts';
import type { ImageName } from './stream-description.ts';

/** Options of a stream of changes. */
export interface ChangesOptions<Format extends ItemFormat = ItemFormat>
  extends Omit<StreamOptions<Format>, 'limiter'>,
    Omit<ProgressOptions, 'unitPrice'> {
  /**
   * Where the stream begins: with changes made from now on, with the oldest that DynamoDB still has (24 hours), with those
   * made since a time, or after those that a checkpoint has acknowledged. `'now'` goes by the service's clock, in whole
   * seconds; open shards are read from their beginning for it, up to four hours of changes.
   * @default 'now'
   */
  readonly from?: 'now' | 'oldest' | Date | ChangeCheckpoint | undefined;
  /**
   * The checkpoint on which batches or changes are acknowledged. If a stream has begun with it before, that decides where
   * this one goes on, and not `from`.
   * @default none: what was delivered counts as acknowledged
   */
  readonly checkpoint?: ChangeCheckpoint | undefined;
  /**
   * How many requests are in flight at most, and how many pages of up to 1 MB wait to be delivered. All shards that may be
   * read are read, however many there are.
   * @default 16
   */
  readonly concurrency?: number | undefined;
  /**
   * After how many milliseconds a shard is read again if the last read returned changes. A backlog is read without a pause.
   * A shard that always has changes costs at most 10.4 million GetRecords calls a month with the default.
   * @default 250
   */
  readonly interval?: number | undefined;
  /**
   * After how many milliseconds a shard is read again if the last read returned nothing. An idle shard costs 2.6 million
   * GetRecords calls a month with the default, and 0.5 million with 5000; it is how late a change after a pause can be.
   * @default 1000
   */
  readonly idle?: number | undefined;
  /**
   * What happens when changes were trimmed before they were read: a `StreamGapError`, or the stream goes on with the oldest
   * change that there is.
   * @default 'error'
   */
  readonly onGap?: 'error' | 'continue' | undefined;
  /**
   * Which images each change must have, as far as the item exists before or after it. A stream without them is an error.
   * @default none
   */
  readonly needs?: readonly ImageName[] | undefined;
}

const imageNames: readonly ImageName[] = ['newItem', 'oldItem'];

/** The options of a stream of changes, checked and with their defaults. */
export interface ResolvedChangesOptions {
  readonly concurrency: number;
  readonly intervals: PollIntervals;
  readonly needs: readonly ImageName[];
  readonly onGap: 'error' | 'continue';
  readonly start: RequestedStart;
  /** The checkpoint of the caller. */
  readonly given: ChangeCheckpoint | undefined;
}

/**
 * Checks the options of a stream of changes.
 *
 * @throws InvalidOptionError; CheckpointError if the checkpoint was not made by `changeCheckpoint`
 */
export function resolveChangesOptions(options: ChangesOptions): ResolvedChangesOptions {
  const {
    from = 'now',
    concurrency = 16,
    interval = 250,
    idle = 1000,
    onGap = 'error',
    needs = [],
  } = options;
  if (!Array.isArray(needs)) refuseOption('needs', needs, 'a list of "newItem" and "oldItem"');
  return {
    concurrency: positive('concurrency', concurrency),
    intervals: { interval: finite('interval', interval), idle: finite('idle', idle) },
    needs: needs.map((image: ImageName, index) => oneOf(`needs[${index}]`, image, imageNames)),
    onGap: oneOf('onGap', onGap, ['error', 'continue']),
    start: startOf(from),
    given: checkpointOf(from, options.checkpoint),
  };
}

function finite(name: string, milliseconds: number): number {
  if (duration(name, milliseconds) !== Number.POSITIVE_INFINITY) return milliseconds;
  return refuseOption(name, milliseconds, 'a finite number of milliseconds');
}

function startOf(from: NonNullable<ChangesOptions['from']>): RequestedStart {
  // A checkpoint decides by itself; a new one begins as the default does.
  if (isChangeCheckpoint(from) || from === 'now') return 'now';
  if (from === 'oldest') return { type: 'oldest' };
  const time = types.isDate(from) ? from.getTime() : Number.NaN;
  if (!Number.isNaN(time)) return { type: 'time', time };
  return refuseOption(
    'from',
    from,
    '"now", "oldest", a valid Date or a checkpoint made by changeCheckpoint()',
  );
}

function checkpointOf(
  from: ChangesOptions['from'],
  checkpoint: ChangeCheckpoint | undefined,
): ChangeCheckpoint | undefined {
  if (checkpoint !== undefined) changeTrackerOf(checkpoint);
  if (!isChangeCheckpoint(from) || from === checkpoint) return checkpoint;
  if (checkpoint === undefined) return from;
  return refuseOption('checkpoint', checkpoint, 'absent, or the checkpoint in the option `from`');
}
