import type { Item } from '../../api/values.ts';
import type { Change } from '../change.ts';
import type { ChangeBatch } from '../change-batch.ts';

/** Tells that every change that was made before the end of the scan has been delivered; once in each stream. */
export interface CaughtUp {
  readonly type: 'caughtUp';
}

/** An item of the scan, a change that was made since the scan began, or that all changes up to the end of the scan have come. */
export type FollowEvent<T = Item> =
  | { readonly type: 'snapshot'; readonly item: T }
  | { readonly type: 'change'; readonly change: Change<T> }
  | CaughtUp;

/** The items of a page of the scan; never empty. */
export interface SnapshotBatch<T = Item> {
  readonly type: 'snapshot';
  readonly items: readonly T[];
  /** The segment of the scan, from 0. */
  readonly segment: number;
}

/** The events of a page of the scan, or of a page of a shard. */
export type FollowBatch<T = Item> =
  | SnapshotBatch<T>
  | ({ readonly type: 'change' } & ChangeBatch<T>)
  | CaughtUp;
