import type { Item } from '../api/values.ts';
import { type ByteReader, withByteReader } from '../codec/decode/byte-reader.ts';
import { byte } from '../codec/decode/bytes.ts';
import { readJson, readList, readName } from '../codec/decode/json.ts';
import { type Members, setMember } from '../codec/decode/members.ts';
import { numberParser } from '../codec/decode/number-parser.ts';
import type { NumberRule } from '../codec/number-rule.ts';
import type { TextChunk } from '../files/line-splitter.ts';
import { decodeLine, type LineDecoder, singleLine } from './decode-line.ts';
import { readTagged } from './ndjson-tagged.ts';
import { isTagged } from './ndjson-tags.ts';

/** How the items of NDJSON are read. */
export interface NdjsonParseOptions {
  /**
   * How numbers are read, as the option `numbers` of a client.
   * @default 'lossless'
   */
  readonly numbers?: NumberRule | undefined;
}

/**
 * Returns a function that reads the item of one line of NDJSON, with or without its newline.
 *
 * It reads what `ndjsonLines` writes, and any other NDJSON whose numbers DynamoDB can store: no digit is lost.
 *
 * @throws InvalidOptionError if `numbers` is unknown; the function throws an InvalidLineError for a line that is not a JSON
 * object, that has a name twice, or a mark such as `$B` without a value of its type
 * @example
 * const parse = ndjsonLineParser<Song>();
 * parse('{"Artist":"Nina Simone","Year":1965}'); // { Artist: 'Nina Simone', Year: 1965 }
 */
export function ndjsonLineParser<T = Item>(options?: NdjsonParseOptions): (line: TextChunk) => T {
  const decode = ndjsonDecoder(options) as LineDecoder<T>;
  return (line) => decodeLine(singleLine(line), decode);
}

/** Returns the decoder of the lines of NDJSON. */
export function ndjsonDecoder({ numbers = 'lossless' }: NdjsonParseOptions = {}): LineDecoder<object> {
  const parser = numberParser(numbers);
  return (bytes) => withByteReader(bytes, parser, readItem);
}

/** The object of a line is an item, whatever its names are: an item with one attribute `$N` is no number. */
function readItem(reader: ByteReader): Members {
  reader.expect(byte.openBrace);
  return toMap(readObject(reader), reader);
}

/** An object whose member `$M` is still to be resolved, if that is an object: it depends on the number of members. */
interface ReadObject {
  readonly members: Members;
  readonly size: number;
  readonly nested: ReadObject | undefined;
  /** Where the object begins. */
  readonly start: number;
}

/** Reads a value: the cases of plain JSON that may contain numbers or marks; all others are left to `readJson`. */
function readValue(reader: ByteReader): unknown {
  const next = reader.peek();
  if (next === byte.openBrace) {
    reader.position++;
    return toValue(readObject(reader), reader);
  }
  if (next === byte.openBracket) {
    reader.position++;
    return readList(reader, readValue);
  }
  return next === byte.minus || (next >= byte.zero && next <= byte.nine)
    ? readNumber(reader)
    : readJson(reader);
}

/** Reads an object from behind its opening brace. */
function readObject(reader: ByteReader): ReadObject {
  const start = reader.position - 1;
  const members: Members = {};
  let nested: ReadObject | undefined;
  let size = 0;
  if (reader.accept(byte.closeBrace)) return { members, size, nested, start };
  reader.enter();
  do {
    reader.peek();
    const at = reader.position;
    const name = readName(reader);
    if (Object.hasOwn(members, name)) reader.fail(`the name ${JSON.stringify(name)} for the second time`, at);
    size++;
    if (name === '$M' && reader.accept(byte.openBrace)) {
      nested = readObject(reader);
      members.$M = undefined;
    } else {
      setMember(members, name, readValue(reader));
    }
  } while (reader.hasMore(byte.closeBrace));
  reader.leave();
  return { members, size, nested, start };
}

/** Returns the map or the marked value that an object stands for. */
function toValue(object: ReadObject, reader: ByteReader): unknown {
  const { members, size, nested, start } = object;
  if (size !== 1 || !isTagged(Object.keys(members))) return toMap(object, reader);
  if (nested !== undefined) return toMap(nested, reader);
  return readTagged(members, reader.numberParser.parse, (problem, cause) =>
    reader.fail(problem, start, cause),
  );
}

function toMap({ members, nested }: ReadObject, reader: ByteReader): Members {
  if (nested !== undefined) members.$M = toValue(nested, reader);
  return members;
}

/** A number of JSON, which allows no leading zeros. */
const jsonNumber = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** How many bytes of a number are looked at first: more than nearly all have. */
const usualLength = 48;

function readNumber(reader: ByteReader): unknown {
  const { position, buffer } = reader;
  let text = '';
  for (let length = usualLength; ; length *= 2) {
    const ahead = buffer.latin1Slice(position, Math.min(position + length, buffer.length));
    jsonNumber.lastIndex = 0;
    text = jsonNumber.exec(ahead)?.[0] ?? '';
    if (text.length < ahead.length - 2 || ahead.length < length) break;
  }
  if (text === '') return reader.fail('expected a value');
  try {
    const value = reader.numberParser.parse(text);
    reader.position = position + text.length;
    return value;
  } catch (cause) {
    return reader.fail(`a number that cannot be read: ${(cause as Error).message}`, position, cause);
  }
}
