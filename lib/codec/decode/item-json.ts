import { type EncodedJson, storeBytes, storeText } from '../encode/encoded-json.ts';
import { type ByteReader, withByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import { CheckedAttributes } from './checked-attributes.ts';
import { checkMap } from './item-check.ts';
import { readJson } from './json.ts';
import { LearningLimit } from './learning-limit.ts';
import { numberParser } from './number-parser.ts';

/** Skips an item and checks it; returns whether its JSON is compact: without white space and names that repeat. */
export function skipItem(reader: ByteReader, predictor: CheckedAttributes): boolean {
  reader.isCompact = true;
  reader.expect(byte.openBrace);
  checkMap(reader, predictor);
  return reader.isCompact;
}

/** Copies the JSON of a checked item from `start` to the reader's position. */
export function copyItem(reader: ByteReader, start: number): EncodedJson {
  return storeBytes(reader.buffer, start, reader.position);
}

/** Copies the JSON of a checked item that is not compact: of a name that repeats, the last value counts. */
export function compactItem(reader: ByteReader, start: number): EncodedJson {
  reader.position = start;
  return storeText(JSON.stringify(readJson(reader)));
}

const losslessParser = numberParser('lossless');

/** Learns the attributes of the items that users hand over, one after another, and begins anew when its limit is reached. */
let limit = new LearningLimit();
let predictor = new CheckedAttributes(limit);

/**
 * Checks the JSON of one item and copies it.
 *
 * @throws InvalidResponseError
 */
export function checkedItemJson(json: Buffer): EncodedJson {
  if (limit.refused > limit.used) {
    limit = new LearningLimit();
    predictor = new CheckedAttributes(limit);
  }
  return withByteReader(json, losslessParser, (reader) => {
    reader.peek();
    const start = reader.position;
    return skipItem(reader, predictor) ? copyItem(reader, start) : compactItem(reader, start);
  });
}
