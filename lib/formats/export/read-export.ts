import { defer, from, mergeMap, type Observable } from 'rxjs';
import type { Item } from '../../api/values.ts';
import type { AttributeMap } from '../../codec/attribute-value.ts';
import type { ItemBytes } from '../../codec/item-bytes.ts';
import type { LineDecoder } from '../decode-line.ts';
import {
  type AsAttributeValues,
  type AsBytes,
  type DynamoDBJsonParseOptions,
  itemDecoder,
} from '../dynamodb-json-decoder.ts';
import { changeDecoder, type ExportedChange, type ExportView } from '../incremental-json.ts';
import { describeExport } from './describe-export.ts';
import { ExportError } from './export-error.ts';
import { type FilesOptions, readFiles } from './read-files.ts';

/** Options of `readExport` and `readIncrementalExport`. */
export interface ReadExportOptions extends DynamoDBJsonParseOptions, FilesOptions {}

/**
 * Streams the items of a full export of the service, or of `writeExport`, and checks their number and the checksums.
 *
 * It obeys demand: files are read as fast as items are taken. What can only be known at the end of a file, its checksum and its
 * number of items, is checked there, after its items: call `verifyExport` before, to know it before the first item.
 *
 * @param folder the folder with `manifest-summary.json`, or one that has `AWSDynamoDB` with a single export in it
 * @throws ExportError in the stream if the export is incomplete or damaged, with the file
 * @throws InvalidLineError in the stream for a line that is not an item, with file and line, unless `onInvalidLine` is given
 * @throws InvalidOptionError at once, if an option is invalid
 * @example
 * readExport<Song>('music/AWSDynamoDB/01732723200000-1a2b3c4d').pipe(db.batchWrite({ TableName: 'Copy' }));
 */
export function readExport(folder: string, options: ReadExportOptions & AsBytes): Observable<ItemBytes>;
export function readExport<T = AttributeMap>(
  folder: string,
  options: ReadExportOptions & AsAttributeValues,
): Observable<T>;
export function readExport<T = Item>(folder: string, options?: ReadExportOptions): Observable<T>;
export function readExport<T>(folder: string, options: ReadExportOptions = {}): Observable<T> {
  itemDecoder(options);
  const files = async () => {
    const { files, isIncremental, folder: found } = await describeExport(folder);
    if (isIncremental)
      throw new ExportError(found, 'an incremental export: read its changes with `readIncrementalExport`');
    return files;
  };
  return readFiles(files, () => itemDecoder(options) as LineDecoder<T>, options);
}

/**
 * Streams the changes of an incremental export of the service, and checks their number and the checksums, as `readExport`.
 *
 * @throws ExportError in the stream if the export is incomplete or damaged, or is a full one, with the file
 * @throws InvalidLineError in the stream for a line that is not a change, with file and line, unless `onInvalidLine` is given
 * @throws InvalidOptionError at once, if an option is invalid
 * @example
 * readIncrementalExport<Song>('music').pipe(db.applyChanges({ TableName: 'Copy' }));
 */
export function readIncrementalExport(
  folder: string,
  options: ReadExportOptions & AsBytes,
): Observable<ExportedChange<ItemBytes>>;
export function readIncrementalExport<T = AttributeMap>(
  folder: string,
  options: ReadExportOptions & AsAttributeValues,
): Observable<ExportedChange<T>>;
export function readIncrementalExport<T = Item>(
  folder: string,
  options?: ReadExportOptions,
): Observable<ExportedChange<T>>;
export function readIncrementalExport<T>(
  folder: string,
  options: ReadExportOptions = {},
): Observable<ExportedChange<T>> {
  changeDecoder(options);
  return defer(() => from(describeExport(folder))).pipe(
    mergeMap(({ files, isIncremental, folder: found, summary }) => {
      if (!isIncremental) throw new ExportError(found, 'a full export: read its items with `readExport`');
      const view: ExportView = summary.outputView === 'NEW_IMAGE' ? 'NEW_IMAGE' : 'NEW_AND_OLD_IMAGES';
      return readFiles(
        async () => files,
        () => changeDecoder<T>({ ...options, view }),
        options,
      );
    }),
  );
}
