import type { ScanOutput } from '../api/outputs.ts';

/** One page of a query or a scan, as the service returned it. */
export interface Page<T> extends ScanOutput<T> {
  /** The segment of a parallel scan that the page belongs to, from 0. */
  readonly Segment?: number;
}
