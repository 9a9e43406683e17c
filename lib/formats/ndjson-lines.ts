import { numberReader } from '../codec/number-rule.ts';
import type { WireItem, WireValue } from '../codec/wire-value.ts';
import { type WriteOptions, wireItemOf } from './item-json.ts';
import { isTagged } from './ndjson-tags.ts';

/** Options of `ndjsonLines` and `toNdjson`. */
export interface NdjsonOptions extends WriteOptions {}

/**
 * Writes items as NDJSON in UTF-8: one plain JSON object and a newline each, which DuckDB, jq and most databases read.
 *
 * Strings, booleans, nulls, lists and maps are their JSON, and so are numbers that a JavaScript number represents exactly. All
 * others are an object with one member, after the types of DynamoDB: `{"$N":"12345678901234567890"}`, `{"$B":"3q2+7w=="}`,
 * `{"$SS":["a","b"]}`, `{"$NS":["1","2"]}`, `{"$BS":["3q0="]}`; and a map that would look like one of these is
 * `{"$M":{"$N":"1"}}`. So `fromNdjson` reads equal items.
 *
 * @param items native items, `ItemBytes`, or with `items: 'attributeValues'` items of AttributeValues
 * @throws InvalidValueError with the path of the first value that DynamoDB cannot store, such as `[3].lines[0].price`
 * @throws InvalidOptionError if `items` is neither `'native'` nor `'attributeValues'`
 * @example
 * ndjsonLines([{ Artist: 'Nina Simone', Year: 1965 }]); // {"Artist":"Nina Simone","Year":1965}
 */
export function ndjsonLines(items: Iterable<object>, options?: NdjsonOptions): Uint8Array {
  const toWire = wireItemOf(options);
  let text = '';
  let index = 0;
  for (const item of items) text += `${mapText(toWire(item, [index++]))}\n`;
  return Buffer.from(text);
}

/** Returns the function that writes one item as a line. */
export function ndjsonLine(options?: NdjsonOptions): (item: object) => Uint8Array {
  const toWire = wireItemOf(options);
  return (item) => Buffer.from(`${mapText(toWire(item, ['Item']))}\n`);
}

/** Writes a value as JSON text. */
export function ndjsonText(value: WireValue): string {
  if ('S' in value) return JSON.stringify(value.S);
  if ('N' in value) return numberText(value.N);
  if ('BOOL' in value) return String(value.BOOL);
  if ('NULL' in value) return 'null';
  if ('L' in value) return `[${value.L.map(ndjsonText).join(',')}]`;
  if (!('M' in value)) return taggedText(value);
  const text = mapText(value.M);
  return isTagged(Object.keys(value.M)) ? `{"$M":${text}}` : text;
}

/** Writes a binary or a set. */
function taggedText(value: object): string {
  const [[type, contents] = []] = Object.entries(value);
  return `{"$${type}":${JSON.stringify(contents)}}`;
}

function mapText(map: WireItem): string {
  const members = Object.entries(map).map(([name, value]) => `${JSON.stringify(name)}:${ndjsonText(value)}`);
  return `{${members.join(',')}}`;
}

const readNumber = numberReader('lossless');

function numberText(digits: string): string {
  const value = readNumber(digits);
  return typeof value === 'number' ? String(value) : `{"$N":"${String(value)}"}`;
}
