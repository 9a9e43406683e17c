import type { Item } from '../api/values.ts';
import type { Change } from './change.ts';

/** The changes of one page of a shard, in order; never empty. */
export interface ChangeBatch<T = Item> {
  readonly shardId: string;
  readonly changes: readonly Change<T>[];
  /** How long ago the last change of the batch was made when it was read, in milliseconds. */
  readonly lag: number;
}
