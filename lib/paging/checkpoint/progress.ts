import type { QueryInput, ScanInput } from '../../api/inputs.ts';
import type { ItemInput } from '../../api/values.ts';
import type { SegmentRange } from './segment-set.ts';

/**
 * What identifies the scan or the query of a checkpoint; a stream that differs in any of it refuses the checkpoint.
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

/** The position of a scan or a query. A query, and a scan without segments, is one segment, number 0. */
export interface Progress {
  /** Unknown until a scan has begun. */
  readonly scan: ScanIdentity | undefined;
  /** The segments of which every page is acknowledged, in ascending order. */
  readonly finished: readonly SegmentRange[];
  /** For each segment that is begun and not finished, the key after which it resumes. */
  readonly positions: ReadonlyMap<number, ItemInput>;
}

/** The position of a scan that has not begun. */
export const initialProgress: Progress = { scan: undefined, finished: [], positions: new Map() };
