import { createHash } from 'node:crypto';
import { concat, defer, EMPTY, type Observable } from 'rxjs';
import { pacedFrom } from '../../backpressure/paced-from.ts';
import type { LineDecoder } from '../decode-line.ts';
import { type LineReader, readLines } from '../from-lines.ts';
import type { LineOptions } from '../options.ts';
import { ExportError } from './export-error.ts';
import { readChunks } from './read-chunks.ts';

/** A file of items, or of changes, one on each line; gzip or plain. */
export interface ItemFile {
  readonly path: string;
  /** How many items a manifest says that it has; checked if it is given. */
  readonly itemCount?: number | undefined;
  /** The MD5 checksum of the file in base64, as a manifest has it; checked if it is given. */
  readonly md5?: string | undefined;
}

/** An item and the line that it comes from. */
export interface ItemLine<T> {
  readonly item: T;
  readonly file: string;
  /** The number of the line, the first being 1. */
  readonly line: number;
}

/** Options of everything that reads the lines of files. */
export interface ItemFileOptions extends LineOptions {
  /**
   * How many lines at the beginning of the file are left out, because they were read before.
   * @default 0
   */
  readonly skipLines?: number | undefined;
}

/**
 * Reads the lines of a file while there is demand for them, and at its end compares number and checksum with those of the
 * manifest. A line that is invalid or left out counts.
 */
export function readItemLines<T>(
  { path, itemCount, md5 }: ItemFile,
  newDecoder: () => LineDecoder<T>,
  { skipLines = 0, onInvalidLine }: ItemFileOptions,
): Observable<ItemLine<T>> {
  return defer(() => {
    const hash = md5 === undefined ? undefined : createHash('md5');
    let found = 0;
    const newReader = (): LineReader<T, ItemLine<T>> => ({
      decode: newDecoder(),
      select: ({ number }) => {
        found++;
        return number > skipLines;
      },
      project: (item, { number }) => ({ item, file: path, line: number }),
    });
    const chunks = pacedFrom(readChunks(path, (bytes) => hash?.update(bytes)));
    const check = defer(() => {
      if (hash !== undefined && hash.digest('base64') !== md5)
        throw new ExportError(path, 'its MD5 checksum is not the one in the manifest');
      if (itemCount !== undefined && found !== itemCount)
        throw new ExportError(path, `${found} items, but the manifest says ${itemCount}`);
      return EMPTY;
    });
    return concat(chunks.pipe(readLines(newReader, { file: path, onInvalidLine })), check);
  });
}
