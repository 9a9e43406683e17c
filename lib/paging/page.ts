import type { ScanOutput } from '../api/outputs.ts';

/** One page of a query or a scan, as the service answered it. */
export interface Page<T> extends ScanOutput<T> {
  /** Which segment of a parallel scan the page belongs to, the first being 0. */
  readonly Segment?: number;
}
