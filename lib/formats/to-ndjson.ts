import { map, type OperatorFunction } from 'rxjs';
import { type NdjsonOptions, ndjsonLine } from './ndjson-lines.ts';

/**
 * Makes an operator that writes each item as one line of NDJSON in UTF-8: a plain JSON object and a newline.
 *
 * What plain JSON cannot represent is marked as in `ndjsonLines`, so that `fromNdjson` reads equal items. It buffers nothing,
 * and sources above it obey the boundary below it.
 *
 * @throws InvalidValueError in the stream, with the path of the first value that DynamoDB cannot store
 * @throws InvalidOptionError at once, if an option is invalid
 * @example
 * pipeline(toReadable(db.scan({ TableName: 'Music' }).pipe(toNdjson())), createWriteStream('music.ndjson'));
 */
export function toNdjson(options?: NdjsonOptions): OperatorFunction<object, Uint8Array> {
  return map(ndjsonLine(options));
}
