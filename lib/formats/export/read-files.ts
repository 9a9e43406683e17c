import { defer, from, map, mergeMap, type Observable } from 'rxjs';
import { pacedFrom } from '../../backpressure/paced-from.ts';
import { pacedMergeMap } from '../../backpressure/paced-merge-map.ts';
import { positive } from '../../options/positive.ts';
import type { LineDecoder } from '../decode-line.ts';
import { checkLineOptions } from '../from-lines.ts';
import type { LineOptions } from '../options.ts';
import { type ItemFile, readItemLines } from './item-file.ts';

/** How several files are read. */
export interface FilesOptions extends LineOptions {
  /**
   * How many files are read at once.
   * @default 1
   */
  readonly concurrency?: number | undefined;
}

/** Reads several files, each with a decoder of its own. */
export function readFiles<T>(
  filesOf: () => Promise<readonly ItemFile[]>,
  newDecoder: () => LineDecoder<T>,
  options: FilesOptions,
): Observable<T> {
  checkLineOptions(options);
  const concurrency = positive('concurrency', options.concurrency ?? 1);
  return defer(() => from(filesOf())).pipe(
    mergeMap((files) => pacedFrom(files)),
    pacedMergeMap(
      (file) => readItemLines(file, newDecoder, options).pipe(map(({ item }) => item)),
      concurrency,
    ),
  );
}
