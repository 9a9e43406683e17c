import { csvWriter, dynamoDBJsonLines, ndjsonLines } from '../../formats/index.ts';
import type { ItemFormat } from '../../index.ts';
import { UsageError } from '../errors.ts';

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

/**
 * Returns the writer of a format.
 *
 * @param columns the value of `--columns`: names, separated by commas
 * @throws UsageError if the columns of CSV are missing, or given for another format; MissingPackageError for CSV without the
 * package `csv-stringify`
 */
export async function lineWriter(
  format: ExportFormat = 'ddb-json',
  columns?: string | undefined,
): Promise<LineWriter> {
  if (format === 'csv') return csvLines(columns);
  if (columns !== undefined) throw new UsageError('--columns is for --format csv');
  return format === 'ndjson'
    ? { items: 'bytes', toLines: (items) => ndjsonLines(items), ending: '.ndjson' }
    : { items: 'bytes', toLines: (items) => dynamoDBJsonLines(items), ending: '.json' };
}

/** All files have the same columns, so that they are given: the first page of a table has not every attribute. */
async function csvLines(text: string | undefined): Promise<LineWriter> {
  const columns = text?.split(',').map((name) => name.trim());
  if (columns === undefined || columns.includes('') || new Set(columns).size < columns.length)
    throw new UsageError('--format csv needs different names of columns, for example --columns Artist,Year');
  const writeHeader = await csvWriter({ columns, others: 'omit' });
  const toLines = await csvWriter({ columns, others: 'omit', header: false });
  return { items: 'bytes', toLines, header: writeHeader([]), ending: '.csv' };
}
