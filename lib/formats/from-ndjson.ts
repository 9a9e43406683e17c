import type { OperatorFunction } from 'rxjs';
import type { Item } from '../api/values.ts';
import type { LineDecoder } from './decode-line.ts';
import { fromLines } from './from-lines.ts';
import type { TextChunk } from './line-splitter.ts';
import { type NdjsonParseOptions, ndjsonDecoder } from './ndjson-decoder.ts';
import type { ChunkOptions } from './options.ts';

/** Options of `fromNdjson`. */
export interface FromNdjsonOptions extends NdjsonParseOptions, ChunkOptions {}

/**
 * Makes an operator that reads items from chunks of NDJSON: one JSON object on each line.
 *
 * It reads what `toNdjson` writes, and any other NDJSON whose numbers DynamoDB can store. Chunks, lines and backpressure are as
 * in `fromDynamoDBJson`.
 *
 * @throws InvalidLineError in the stream for a line that is not such an object, unless `onInvalidLine` is given
 * @throws InvalidOptionError at once, if an option is invalid
 * @example
 * pacedFrom(createReadStream('music.ndjson')).pipe(fromNdjson<Song>(), db.batchWrite({ TableName: 'Music' }));
 */
export function fromNdjson<T = Item>(options: FromNdjsonOptions = {}): OperatorFunction<TextChunk, T> {
  ndjsonDecoder(options);
  return fromLines(() => ndjsonDecoder(options) as LineDecoder<T>, options);
}
