import { ExactNumber } from '../../../lib/codec/exact-number.ts';
import { ItemBytes } from '../../../lib/codec/item-bytes.ts';
import { type NumberRule, numberReader } from '../../../lib/codec/number-rule.ts';
import { parseJson } from '../../../lib/codec/parse-json.ts';
import type { Shape } from '../../../lib/codec/shape.ts';

/** Thrown by the oracle when it refuses a response. */
export class Refusal extends Error {}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/**
 * The test oracle of the decoder: `JSON.parse`, followed by a walk over its result.
 *
 * It is simple enough to be verified by reading, and shares only the number rule with the decoder.
 */
export function decodePlainly(body: Buffer, shape: Shape | undefined, rule: NumberRule): unknown {
  return body.length === 0 ? {} : decodeShape(parse(body), shape, rule);
}

function decodeShape(json: Json, shape: Shape | undefined, rule: NumberRule): unknown {
  const readNumber = numberReader(rule);
  return decodeValue(json, shape);

  function decodeValue(value: Json, valueShape: Shape | undefined): unknown {
    if (valueShape === undefined || valueShape === 'encoded') return value;
    if (valueShape === 'attribute') return attribute(value);
    if (valueShape === 'attributeValue') throw new Error('An AttributeValue has no other form than its own');
    if (valueShape === 'itemBytes') {
      mapped(value, attribute);
      return JSON.stringify(value);
    }
    if (valueShape === 'timestamp') {
      if (typeof value !== 'number') throw new Refusal('timestamp');
      return new Date(Math.round(value * 1000));
    }
    if ('list' in valueShape) return list(value).map((element) => decodeValue(element, valueShape.list));
    if ('map' in valueShape && valueShape.lossless)
      return decodeShape(value, { map: valueShape.map }, 'lossless');
    if ('map' in valueShape) return mapped(value, (member) => decodeValue(member, valueShape.map));
    const members = object(value);
    const entries = Object.entries(members).filter(([, member]) => member !== null);
    return fromEntries(
      entries.map(([name, member]) => [name, decodeValue(member, ownOf(valueShape.members, name))]),
    );
  }

  function attribute(json: Json): unknown {
    const entries = Object.entries(object(json));
    const [type, contents] = entries[0] ?? ['', null];
    if (entries.length !== 1 || contents === undefined) throw new Refusal('not one type');
    if (type === 'S') return text(contents);
    if (type === 'N') return number(contents);
    if (type === 'B') return binary(contents);
    if (type === 'BOOL' && typeof contents === 'boolean') return contents;
    if (type === 'NULL' && contents === true) return null;
    if (type === 'SS') return new Set(list(contents).map(text));
    if (type === 'NS') return new Set(list(contents).map(number));
    if (type === 'BS') return new Set(list(contents).map(binary));
    if (type === 'L') return list(contents).map(attribute);
    if (type === 'M') return mapped(contents, attribute);
    throw new Refusal('type');
  }

  function number(json: Json): unknown {
    try {
      return readNumber(text(json));
    } catch {
      throw new Refusal('number');
    }
  }
}

function parse(body: Buffer): Json {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)) as Json;
  } catch {
    throw new Refusal('JSON');
  }
}

function text(json: Json): string {
  if (typeof json !== 'string') throw new Refusal('string');
  return json;
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function binary(json: Json): Uint8Array {
  if (!base64.test(text(json))) throw new Refusal('base64');
  return new Uint8Array(Buffer.from(text(json), 'base64'));
}

function list(json: Json): Json[] {
  if (!Array.isArray(json)) throw new Refusal('list');
  return json;
}

function object(json: Json): { [name: string]: Json } {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Refusal('object');
  return json;
}

function mapped(json: Json, decode: (member: Json) => unknown): object {
  return fromEntries(Object.entries(object(json)).map(([name, member]) => [name, decode(member)]));
}

function fromEntries(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries);
}

function ownOf<T>(members: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** Serializes a decoded value with types and order: two values are equal if their texts are. */
export function written(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof ExactNumber) return `exact ${value}`;
  // A string of the item may be escaped in several ways.
  if (value instanceof ItemBytes) return JSON.stringify(JSON.stringify(parseJson(value.toString())));
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (value instanceof Set) return `set ${[...value].map(written)}`;
  if (value instanceof Uint8Array) return `${value.constructor.name} ${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return `[${value.map(written)}]`;
  if (typeof value === 'object' && value !== null) return writtenObject(value);
  return String(value);
}

function writtenObject(value: object): string {
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new Error('not a plain object');
  return `{${Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${written(member)}`)}}`;
}

/** Returns the serialized result of decoding a response, or `'refused'` for a `refusal`; rethrows any other error. */
export function outcome(decode: () => unknown, refusal: new (...args: never[]) => Error): string {
  try {
    return written(decode());
  } catch (error) {
    if (error instanceof refusal) return 'refused';
    throw error;
  }
}
