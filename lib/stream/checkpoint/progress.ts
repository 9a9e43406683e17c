import type { ScanInput } from '../../api/inputs.ts';
import type { ItemInput } from '../../api/values.ts';
import type { SegmentRange } from './segment-set.ts';

/** What makes positions of one scan mean the same in another; filters and projections may differ. */
export type ScanIdentity = Pick<ScanInput, 'TableName' | 'IndexName' | 'TotalSegments'>;

/** How far a parallel scan has come. */
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
