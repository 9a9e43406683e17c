import { types } from 'node:util';
import { InvalidValueError } from '../errors/invalid.ts';
import { encodeAttribute } from './encode/attribute.ts';
import type { Body } from './encode/body.ts';
import { type Encoder, isPlainObject } from './encode/containers.ts';
import { describe, jsonValue } from './encode/json-value.ts';
import { writeName } from './encode/names.ts';
import { objectEncoder } from './encode/shaped.ts';
import { newTrail, refuse, type Trail } from './encode/trail.ts';
import { withBody } from './encode.ts';
import { canonicalNumber, keyIdentity } from './key-identity.ts';
import type { WireItem, WireValue } from './wire-value.ts';

/** An item or a key as it is sent. */
export interface EncodedItem {
  /** Its JSON in UTF-8. */
  readonly json: Buffer;
  /** The `keyIdentity` of its key. */
  readonly id: string;
}

/** Finishes an encoding once the names of the key attributes are known. */
export type WithKey = (names: readonly string[]) => EncodedItem;

/** Where the value of an attribute stands in a body. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const openBrace = 0x7b;
const closeBrace = 0x7d;
const letterN = 0x4e;
const quote = 0x22;

/**
 * Encodes an item, and reads its key from the encoding.
 *
 * Each value of the item is read once, so that the key belongs to the bytes whatever a getter or a `toJSON` returns next.
 *
 * @throws InvalidValueError if a value cannot be stored or a key attribute is missing
 */
export function encodeItem(item: unknown, names: readonly string[]): EncodedItem {
  return withBody((body) => {
    const spans = writeItem(item, body, names);
    const id = identityOf(body, spans, names);
    return { json: Buffer.from(body.bytes.subarray(0, body.end)), id };
  });
}

/**
 * Encodes an item whose key attributes are not known yet.
 *
 * @throws InvalidValueError if a value cannot be stored; the returned function throws one if a key attribute is missing
 */
export function encodeItemWithoutKey(item: unknown): WithKey {
  const json = withBody((body) => {
    writeItem(item, body, []);
    return Buffer.from(body.bytes.subarray(0, body.end));
  });
  return (names) => {
    const wire = JSON.parse(json.toString()) as WireItem;
    const missing = names.find((name) => !Object.hasOwn(wire, name));
    if (missing !== undefined) throw missingAttribute(missing);
    return { json, id: keyIdentity(wire, names) };
  };
}

/**
 * Encodes the key attributes of a key or an item, whose other attributes may be anything.
 *
 * @throws InvalidValueError if a key attribute is missing or cannot be stored
 */
export function encodeKey(element: unknown, names: readonly string[]): EncodedItem {
  return withBody((body) => {
    const trail = trailFrom('Key');
    const read = memberReader(element, trail);
    const start = body.open(openBrace);
    const spans = names.map((name) => writeKeyAttribute(name, read(name), body, trail));
    body.close(closeBrace, start);
    body.end--;
    return { json: Buffer.from(body.bytes.subarray(0, body.end)), id: identityOf(body, spans, names) };
  });
}

/**
 * Encodes every attribute of a key or an item by itself, because it is not known yet which are the key.
 *
 * @throws InvalidValueError if the element has no attributes; the returned function throws one if a key attribute is missing
 * or cannot be stored
 */
export function encodeKeyWithoutNames(element: unknown): WithKey {
  const trail = trailFrom('Key');
  const members = membersOf(element, trail);
  const entries = types.isMap(members) ? [...members] : Object.entries(members);
  const values = new Map(entries.map(([name, value]) => [name, tryAttribute(String(name), value)]));
  return (names) => {
    const wireValue = (name: string) => values.get(name)?.() ?? missing(name);
    const wire = Object.fromEntries(names.map((name) => [name, wireValue(name)]));
    return { json: Buffer.from(JSON.stringify(wire)), id: keyIdentity(wire, names) };
  };
}

function missing(name: string): never {
  throw missingAttribute(name);
}

function missingAttribute(name: string): InvalidValueError {
  return new InvalidValueError('a key attribute is missing', ['Key', name]);
}

function trailFrom(step: string): Trail {
  const trail = newTrail();
  trail.steps.push(step);
  return trail;
}

/** Writes an item without a comma behind it, and returns where the values of its key attributes stand. */
function writeItem(item: unknown, body: Body, names: readonly string[]): readonly (Span | undefined)[] {
  const spans: (Span | undefined)[] = names.map(() => undefined);
  const encodeMember: Encoder = (value, body, trail, depth) => {
    const start = body.end;
    const isWritten = encodeAttribute(value, body, trail, depth);
    const index = names.indexOf(trail.steps[depth - 1] as string);
    if (isWritten && index >= 0) spans[index] = { start, end: body.end - 1 };
    return isWritten;
  };
  const trail = trailFrom('Item');
  const isWritten = objectEncoder(encodeMember)(item, body, trail, 1);
  if (!isWritten) refuse(trail, 1, 'undefined where an object is expected');
  body.end--;
  return spans;
}

function writeKeyAttribute(name: string, value: unknown, body: Body, trail: Trail): Span {
  trail.steps[1] = name;
  writeName(name, body, trail, 2);
  const start = body.end;
  if (!encodeAttribute(value, body, trail, 2)) throw missingAttribute(name);
  return { start, end: body.end - 1 };
}

/** Writes what `keyIdentity` makes of the same key: for most keys the bytes of their values are that already. */
function identityOf(body: Body, spans: readonly (Span | undefined)[], names: readonly string[]): string {
  let id = '';
  for (let index = 0; index < names.length; index++) {
    const span = spans[index];
    if (span === undefined) throw missingAttribute(names[index] ?? '');
    id += `${index === 0 ? '[' : ','}${valueIdentity(body, span)}`;
  }
  return `${id}]`;
}

function valueIdentity({ bytes }: Body, { start, end }: Span): string {
  const isNumber = bytes[start + 2] === letterN && bytes[start + 3] === quote;
  if (!isNumber) return bytes.utf8Slice(start, end);
  return `{"N":"${canonicalNumber(bytes.latin1Slice(start + 6, end - 2))}"}`;
}

/** Returns the function that reads an attribute of an object, a `Map` or what either says it is as JSON. */
function memberReader(element: unknown, trail: Trail): (name: string) => unknown {
  const members = membersOf(element, trail);
  if (types.isMap(members)) return (name) => members.get(name);
  return (name) => (Object.hasOwn(members, name) ? Reflect.get(members, name) : undefined);
}

function membersOf(element: unknown, trail: Trail): object {
  const members = jsonValue(element, trail, 1);
  const hasMembers =
    typeof members === 'object' && members !== null && (types.isMap(members) || isPlainObject(members));
  return hasMembers ? members : refuse(trail, 1, `${describe(members)} where an object is expected`);
}

/** Encodes a value now, and returns or throws later what came of it. */
function tryAttribute(name: string, value: unknown): () => WireValue | undefined {
  try {
    const text = withBody((body) => {
      const trail = trailFrom('Key');
      trail.steps.push(name);
      return encodeAttribute(value, body, trail, 2) ? body.bytes.utf8Slice(0, body.end - 1) : undefined;
    });
    const wire = text === undefined ? undefined : (JSON.parse(text) as WireValue);
    return () => wire;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
