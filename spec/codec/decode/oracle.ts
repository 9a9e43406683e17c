import { ExactNumber } from '../../../lib/codec/exact-number.ts';
import { type NumberRule, numberReader } from '../../../lib/codec/number-rule.ts';
import type { Shape } from '../../../lib/codec/shape.ts';

/** What the oracle throws where it refuses a page. */
export class Refusal extends Error {}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/**
 * What the page decoder must agree with: `JSON.parse`, and then a walk over what it made.
 *
 * So plain that it can be checked by reading it. It shares nothing with the decoder but the number rule.
 */
export function decodePlainly(body: Buffer, shape: Shape | undefined, rule: NumberRule): unknown {
  return body.length === 0 ? {} : placePlainly(parse(body), shape, rule);
}

function placePlainly(whole: Json, shape: Shape | undefined, rule: NumberRule): unknown {
  const readNumber = numberReader(rule);
  return place(whole, shape);

  function place(json: Json, at: Shape | undefined): unknown {
    if (at === undefined || at === 'encoded') return json;
    if (at === 'attribute') return attribute(json);
    if (at === 'attributeValue') throw new Error('An AttributeValue has no other form than its own');
    if (at === 'timestamp') {
      if (typeof json !== 'number') throw new Refusal('timestamp');
      return new Date(Math.round(json * 1000));
    }
    if ('list' in at) return list(json).map((element) => place(element, at.list));
    if ('map' in at && at.lossless) return placePlainly(json, { map: at.map }, 'lossless');
    if ('map' in at) return mapped(json, (member) => place(member, at.map));
    const members = object(json);
    const entries = Object.entries(members).filter(
      ([name, member]) => member !== null || !Object.hasOwn(at.members, name),
    );
    return fromEntries(entries.map(([name, member]) => [name, place(member, ownOf(at.members, name))]));
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
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body));
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

/** Writes a decoded value down, types and order included: two values are the same if they are written the same. */
export function written(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof ExactNumber) return `exact ${value}`;
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

/** What comes of decoding a page, written down; a refusal is one, any other error is thrown on. */
export function outcome(decode: () => unknown, refusal: new (...args: never[]) => Error): string {
  try {
    return written(decode());
  } catch (error) {
    if (error instanceof refusal) return 'refused';
    throw error;
  }
}
