import type { Observable } from 'rxjs';
import type { Item } from '../../api/values.ts';
import type { AttributeMap } from '../../codec/attribute-value.ts';
import type { ItemBytes } from '../../codec/item-bytes.ts';
import { count } from '../../options/count.ts';
import { oneOf } from '../../options/one-of.ts';
import type { LineDecoder } from '../decode-line.ts';
import {
  type AsAttributeValues,
  type AsBytes,
  type DynamoDBJsonParseOptions,
  itemDecoder,
} from '../dynamodb-json-decoder.ts';
import { checkLineOptions } from '../from-lines.ts';
import { ndjsonDecoder } from '../ndjson-decoder.ts';
import { type ItemFile, type ItemFileOptions, type ItemLine, readItemLines } from './item-file.ts';
import { itemFilesOf } from './item-files.ts';
import { type FilesOptions, readFiles } from './read-files.ts';

/** The format of files of items. */
export interface ItemFormatOptions extends DynamoDBJsonParseOptions {
  /**
   * What a line is: `{"Item":{…}}` of DynamoDB JSON, or a plain JSON object of NDJSON, which is read as native values only.
   * @default 'dynamodb-json'
   */
  readonly format?: 'dynamodb-json' | 'ndjson' | undefined;
}

/** Options of `readItems`. */
export interface ReadItemsOptions extends ItemFormatOptions, FilesOptions {}

/** Options of `readItemFile`. */
export interface ReadItemFileOptions extends ItemFormatOptions, ItemFileOptions {}

/**
 * Streams the items of a file, of the files of a folder, or of a full export: whatever `itemFilesOf` finds.
 *
 * @throws ExportError in the stream if a file is missing or damaged
 * @throws InvalidLineError in the stream for a line that is not an item, with file and line, unless `onInvalidLine` is given
 * @throws InvalidOptionError at once, if an option is invalid
 * @example
 * readItems<Song>('songs.ndjson.gz', { format: 'ndjson' }).pipe(db.batchWrite({ TableName: 'Music' }));
 */
export function readItems(path: string, options: ReadItemsOptions & AsBytes): Observable<ItemBytes>;
export function readItems<T = AttributeMap>(
  path: string,
  options: ReadItemsOptions & AsAttributeValues,
): Observable<T>;
export function readItems<T = Item>(path: string, options?: ReadItemsOptions): Observable<T>;
export function readItems<T>(path: string, options: ReadItemsOptions = {}): Observable<T> {
  return readFiles(() => itemFilesOf(path), decoderOf<T>(options), options);
}

/**
 * Streams the items of one file, each with the number of its line, so that reading can go on behind a line: with `skipLines`.
 *
 * @param file one of `itemFilesOf` or of `describeExport`
 * @throws ExportError in the stream if the file is missing or damaged, or differs from its manifest
 * @throws InvalidLineError in the stream for a line that is not an item, with file and line, unless `onInvalidLine` is given
 * @throws InvalidOptionError at once, if an option is invalid
 * @example
 * readItemFile<Song>({ path: 'songs.json.gz' }, { skipLines: 1200 }).subscribe(({ item, line }) => …);
 */
export function readItemFile(
  file: ItemFile,
  options: ReadItemFileOptions & AsBytes,
): Observable<ItemLine<ItemBytes>>;
export function readItemFile<T = AttributeMap>(
  file: ItemFile,
  options: ReadItemFileOptions & AsAttributeValues,
): Observable<ItemLine<T>>;
export function readItemFile<T = Item>(
  file: ItemFile,
  options?: ReadItemFileOptions,
): Observable<ItemLine<T>>;
export function readItemFile<T>(file: ItemFile, options: ReadItemFileOptions = {}): Observable<ItemLine<T>> {
  checkLineOptions(options);
  count('skipLines', options.skipLines ?? 0);
  return readItemLines(file, decoderOf<T>(options), options);
}

/** Returns what makes the decoder of a format; its options are checked now. */
function decoderOf<T>(options: ItemFormatOptions): () => LineDecoder<T> {
  const format = oneOf('format', options.format ?? 'dynamodb-json', ['dynamodb-json', 'ndjson']);
  if (format === 'ndjson') oneOf('items', options.items ?? 'native', ['native']);
  const newDecoder = () =>
    (format === 'ndjson' ? ndjsonDecoder(options) : itemDecoder(options)) as LineDecoder<T>;
  newDecoder();
  return newDecoder;
}
