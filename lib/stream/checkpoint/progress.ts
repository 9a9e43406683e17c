import type { QueryInput, ScanInput } from '../../api/inputs.ts';
import type { ItemInput } from '../../api/values.ts';
import type { SegmentRange } from './segment-set.ts';

/**
 * What a checkpoint is of: positions in one stream mean the same in another only where all of this is the same.
 *
 * Filters and projections may differ. A parallel scan has `TotalSegments` and no `Segment`.
 */
export interface ScanIdentity
  extends Pick<ScanInput, 'TableName' | 'IndexName' | 'TotalSegments' | 'Segment'>,
    Pick<QueryInput, 'ScanIndexForward'> {
  readonly operation: 'Scan' | 'Query';
  /** The key condition of a query, with its names and values filled in as on the wire. */
  readonly KeyCondition?: string | undefined;
}

/** How far a scan or a query has come; a query, and a scan without segments, is one segment, number 0. */
export interface Progress {
  /** Unknown until a scan has begun. */
  readonly scan: ScanIdentity | undefined;
  /** The segments of which every page is acknowledged, in ascending order. */
  readonly finished: readonly SegmentRange[];
  /** The key behind which each segment goes on that is begun and not finished. */
  readonly positions: ReadonlyMap<number, ItemInput>;
}

/** Where a scan stands that has not begun. */
export const nothingDone: Progress = { scan: undefined, finished: [], positions: new Map() };
