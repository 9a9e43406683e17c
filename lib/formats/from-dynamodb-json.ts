import type { OperatorFunction } from 'rxjs';
import type { Item } from '../api/values.ts';
import type { AttributeMap } from '../codec/attribute-value.ts';
import type { ItemBytes } from '../codec/item-bytes.ts';
import type { LineDecoder } from './decode-line.ts';
import {
  type AsAttributeValues,
  type AsBytes,
  type DynamoDBJsonParseOptions,
  itemDecoder,
} from './dynamodb-json-decoder.ts';
import { fromLines } from './from-lines.ts';
import type { TextChunk } from './line-splitter.ts';
import type { ChunkOptions } from './options.ts';

/** Options of `fromDynamoDBJson`. */
export interface FromDynamoDBJsonOptions extends DynamoDBJsonParseOptions, ChunkOptions {}

/**
 * Makes an operator that reads the items of lines of DynamoDB JSON, `{"Item":{…}}`, from chunks of text.
 *
 * Chunks may be cut anywhere, also within a character. Lines end with `\n` or `\r\n`, the last one perhaps with neither; blank
 * lines and a byte order mark are skipped. Decompress the text before. Sources above it wait while the lines of a chunk are
 * delivered: it obeys the boundary below it item by item, and holds one chunk and the beginning of one line.
 *
 * @throws InvalidLineError in the stream for a line that is not the JSON of an item, unless `onInvalidLine` is given
 * @throws InvalidOptionError at once, if an option is invalid
 * @example
 * pacedFrom(createReadStream('music.json.gz').pipe(createGunzip()))
 *   .pipe(fromDynamoDBJson<Song>(), db.batchWrite({ TableName: 'Copy' }));
 */
export function fromDynamoDBJson(
  options: FromDynamoDBJsonOptions & AsBytes,
): OperatorFunction<TextChunk, ItemBytes>;
export function fromDynamoDBJson<T = AttributeMap>(
  options: FromDynamoDBJsonOptions & AsAttributeValues,
): OperatorFunction<TextChunk, T>;
export function fromDynamoDBJson<T = Item>(options?: FromDynamoDBJsonOptions): OperatorFunction<TextChunk, T>;
export function fromDynamoDBJson<T>(options: FromDynamoDBJsonOptions = {}): OperatorFunction<TextChunk, T> {
  itemDecoder(options);
  return fromLines(() => itemDecoder(options) as LineDecoder<T>, options);
}
