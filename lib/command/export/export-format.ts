import { dynamoDBJsonLines } from '../../formats/index.ts';
import type { Item, ItemFormat } from '../../index.ts';

/** The formats of an export. */
export type ExportFormat = 'ddb-json' | 'ndjson' | 'csv';

/** How the items of a page become lines. */
export interface LineWriter {
  /** How the items are read. */
  readonly items: ItemFormat;
  readonly toLines: (items: readonly Item[]) => Uint8Array;
  /** What each file begins with. */
  readonly header?: Uint8Array | undefined;
  /** The ending of the names of files, without `.gz`. */
  readonly ending: string;
}

export function lineWriter(_format: ExportFormat = 'ddb-json', _columns?: string | undefined): LineWriter {
  return { items: 'native', toLines: (items) => dynamoDBJsonLines(items), ending: '.json' };
}
