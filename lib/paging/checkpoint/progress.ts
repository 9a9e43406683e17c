import type { QueryInput, ScanInput } from '../../api/inputs.ts';
import type { ItemInput } from '../../api/values.ts';
import type { SegmentRange } from './segment-set.ts';

/**
 * Identifies the scan or the query of a checkpoint; a stream rejects a checkpoint if any of these members differs.
 *
 * Filters and projections may differ. A parallel scan has `TotalSegments` and no `Segment`.
 */
export interface ScanIdentity
  extends Pick<ScanInput, 'TableName' | 'IndexName' | 'TotalSegments' | 'Segment'>,
    Pick<QueryInput, 'ScanIndexForward'> {
  readonly operation: 'Scan' | 'Query';
  /** The key condition of a query, with its names and values filled in, in DynamoDB's JSON. */
  readonly KeyCondition?: string | undefined;
}

/** The position of a scan or a query. A query, and a scan without segments, is one segment, number 0. */
export interface Progress {
  /** `undefined` until a scan or a query has begun. */
  readonly scan: ScanIdentity | undefined;
  /** The segments of which every page is acknowledged, in ascending order. */
  readonly finished: readonly SegmentRange[];
  /** For each segment that has begun and not finished, the key after which it resumes. */
  readonly positions: ReadonlyMap<number, ItemInput>;
}

/** The position of a scan that has not begun. */
export const initialProgress: Progress = { scan: undefined, finished: [], positions: new Map() };
