import { types } from 'node:util';
import { encodeAttribute } from './encode/attribute.ts';
import type { Body } from './encode/body.ts';
import type { Encoder } from './encode/containers.ts';
import { type EncodedJson, keepJson, keepText } from './encode/encoded.ts';
import { describe, jsonValue } from './encode/json-value.ts';
import { writeName } from './encode/names.ts';
import { isPlainObject } from './encode/plain-object.ts';
import { objectEncoder } from './encode/shaped.ts';
import { tokenOf } from './encode/token.ts';
import { type EncodeOptions, newTrail, refuse, type Trail } from './encode/trail.ts';
import { withBody } from './encode.ts';
import { identityOf, missing } from './encoded-key-identity.ts';
import { keyIdentity } from './key-identity.ts';
import type { WireItem, WireValue } from './wire-value.ts';

/** An item or a key as it is sent, with the `keyIdentity` of its key. */
export interface EncodedItem {
  readonly json: EncodedJson;
  readonly id: string;
}

/** The JSON around an item or a key where it is sent: `{"PutRequest":{"Item":` and `}}` for one. */
export interface Wrapping {
  readonly before: string;
  readonly after: string;
}

/** Finishes an encoding once the names of the key attributes are known. */
export type WithKey = (names: readonly string[]) => EncodedItem;

const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Encodes the elements of one kind of request. */
export interface ItemEncoder {
  /** Encodes an element; throws an InvalidValueError if it cannot be stored or a key attribute is missing. */
  readonly encode: (element: unknown, names: readonly string[]) => EncodedItem;
  /** Encodes an element before the names of the key attributes are known. */
  readonly encodeWithoutKey: (element: unknown) => WithKey;
}

/**
 * Encodes whole items, and reads the key of each from its encoding.
 *
 * Each value of an item is read once, so that the key belongs to the bytes whatever a getter or a `toJSON` returns next.
 */
export function itemEncoder(wrapping: Wrapping, options?: EncodeOptions): ItemEncoder {
  const before = tokenOf(wrapping.before);
  const after = tokenOf(wrapping.after);
  return {
    encode: (item, names) =>
      withBody((body) => {
        body.put(before);
        const spans = writeItem(item, body, names, options);
        const id = identityOf(body, spans, names);
        body.put(after);
        return { json: keepJson(body), id };
      }),
    encodeWithoutKey: (item) =>
      withBody((body) => {
        body.put(before);
        const start = body.end;
        writeItem(item, body, [], options);
        const text = body.bytes.utf8Slice(start, body.end);
        body.put(after);
        const json = keepJson(body);
        return (names) => ({ json, id: identityOfText(text, names) });
      }),
  };
}

/** Encodes the key attributes of keys and of items, whose other attributes may be anything. */
export function keyEncoder(wrapping: Wrapping, options?: EncodeOptions): ItemEncoder {
  const before = tokenOf(wrapping.before);
  const after = tokenOf(wrapping.after);
  return {
    encode: (element, names) =>
      withBody((body) => {
        body.put(before);
        const spans = writeKey(element, body, names, options);
        const id = identityOf(body, spans, names);
        body.put(after);
        return { json: keepJson(body), id };
      }),
    encodeWithoutKey: (element) => {
      const attributes = encodeAttributes(element, options);
      return (names) => {
        const wireValue = (name: string) => attributes.get(name)?.() ?? missing(name);
        const wire = Object.fromEntries(names.map((name) => [name, wireValue(name)]));
        const text = `${wrapping.before}${JSON.stringify(wire)}${wrapping.after}`;
        return { json: keepText(text), id: keyIdentity(wire, names) };
      };
    },
  };
}

/** Encodes every attribute by itself, because it is not known yet which are the key and the others may be anything. */
function encodeAttributes(
  element: unknown,
  options: EncodeOptions | undefined,
): ReadonlyMap<unknown, () => WireValue | undefined> {
  const members = membersOf(element, trailFrom('Key', options));
  const entries: Iterable<[unknown, unknown]> = types.isMap(members) ? members : Object.entries(members);
  return new Map(Array.from(entries, ([name, value]) => [name, tryAttribute(String(name), value, options)]));
}

function identityOfText(text: string, names: readonly string[]): string {
  const wire = JSON.parse(text) as WireItem;
  for (const name of names) if (!Object.hasOwn(wire, name)) missing(name);
  return keyIdentity(wire, names);
}

function trailFrom(step: string, options: EncodeOptions | undefined): Trail {
  const trail = newTrail(options);
  trail.steps.push(step);
  return trail;
}

/**
 * Writes an item without a comma behind it.
 *
 * Returns where the value of each key attribute starts and ends, one after the other; an end of 0 where there is none.
 */
function writeItem(
  item: unknown,
  body: Body,
  names: readonly string[],
  options: EncodeOptions | undefined,
): readonly number[] {
  const spans: number[] = [];
  for (const _ of names) spans.push(0, 0);
  const encodeMember: Encoder = (value, body, trail, depth) => {
    const start = body.end;
    const isWritten = encodeAttribute(value, body, trail, depth);
    const index = names.indexOf(trail.steps[depth - 1] as string);
    if (isWritten && index >= 0) {
      spans[2 * index] = start;
      spans[2 * index + 1] = body.end - 1;
    }
    return isWritten;
  };
  const trail = trailFrom('Item', options);
  const isWritten = objectEncoder(encodeMember)(item, body, trail, 1);
  if (!isWritten) refuse(trail, 1, 'undefined where an object is expected');
  body.end--;
  return spans;
}

/** Writes a key without a comma behind it, and returns where the value of each attribute starts and ends. */
function writeKey(
  element: unknown,
  body: Body,
  names: readonly string[],
  options: EncodeOptions | undefined,
): readonly number[] {
  const trail = trailFrom('Key', options);
  const read = memberReader(element, trail);
  const spans: number[] = [];
  const begin = body.open(openBrace);
  for (const name of names) {
    trail.steps[1] = name;
    const value = read(name);
    writeName(name, body, trail, 2);
    const start = body.end;
    if (!encodeAttribute(value, body, trail, 2)) missing(name);
    spans.push(start, body.end - 1);
  }
  body.close(closeBrace, begin);
  body.end--;
  return spans;
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
function tryAttribute(
  name: string,
  value: unknown,
  options: EncodeOptions | undefined,
): () => WireValue | undefined {
  try {
    const text = withBody((body) => {
      const trail = trailFrom('Key', options);
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
