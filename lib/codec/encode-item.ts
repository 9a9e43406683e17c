import { types } from 'node:util';
import { encodeAttribute } from './encode/attribute.ts';
import { byteLiteral } from './encode/byte-literal.ts';
import type { ByteWriter } from './encode/byte-writer.ts';
import type { Encoder } from './encode/containers.ts';
import { type EncodedJson, keepJson, keepText } from './encode/encoded-json.ts';
import { describe, jsonValue } from './encode/json-value.ts';
import { writeName } from './encode/names.ts';
import { isPlainObject } from './encode/plain-object.ts';
import { objectEncoder } from './encode/shape-encoder.ts';
import { type EncodeOptions, newValuePath, refuse, type ValuePath } from './encode/value-path.ts';
import { withByteWriter } from './encode.ts';
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
  const before = byteLiteral(wrapping.before);
  const after = byteLiteral(wrapping.after);
  return {
    encode: (item, names) =>
      withByteWriter((writer) => {
        writer.put(before);
        const spans = writeItem(item, writer, names, options);
        const id = identityOf(writer, spans, names);
        writer.put(after);
        return { json: keepJson(writer), id };
      }),
    encodeWithoutKey: (item) =>
      withByteWriter((writer) => {
        writer.put(before);
        const start = writer.end;
        writeItem(item, writer, [], options);
        const text = writer.bytes.utf8Slice(start, writer.end);
        writer.put(after);
        const json = keepJson(writer);
        return (names) => ({ json, id: identityOfText(text, names) });
      }),
  };
}

/** Encodes the key attributes of keys and of items, whose other attributes may be anything. */
export function keyEncoder(wrapping: Wrapping, options?: EncodeOptions): ItemEncoder {
  const before = byteLiteral(wrapping.before);
  const after = byteLiteral(wrapping.after);
  return {
    encode: (element, names) =>
      withByteWriter((writer) => {
        writer.put(before);
        const spans = writeKey(element, writer, names, options);
        const id = identityOf(writer, spans, names);
        writer.put(after);
        return { json: keepJson(writer), id };
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
  const members = membersOf(element, pathFrom('Key', options));
  const entries: Iterable<[unknown, unknown]> = types.isMap(members) ? members : Object.entries(members);
  return new Map(Array.from(entries, ([name, value]) => [name, tryAttribute(String(name), value, options)]));
}

function identityOfText(text: string, names: readonly string[]): string {
  const wire = JSON.parse(text) as WireItem;
  for (const name of names) if (!Object.hasOwn(wire, name)) missing(name);
  return keyIdentity(wire, names);
}

function pathFrom(step: string, options: EncodeOptions | undefined): ValuePath {
  const path = newValuePath(options);
  path.steps.push(step);
  return path;
}

/**
 * Writes an item without a comma behind it.
 *
 * Returns where the value of each key attribute starts and ends, one after the other; an end of 0 where there is none.
 */
function writeItem(
  item: unknown,
  writer: ByteWriter,
  names: readonly string[],
  options: EncodeOptions | undefined,
): readonly number[] {
  const spans: number[] = [];
  for (const _ of names) spans.push(0, 0);
  const encodeMember: Encoder = (value, writer, path, depth) => {
    const start = writer.end;
    const isWritten = encodeAttribute(value, writer, path, depth);
    const index = names.indexOf(path.steps[depth - 1] as string);
    if (isWritten && index >= 0) {
      spans[2 * index] = start;
      spans[2 * index + 1] = writer.end - 1;
    }
    return isWritten;
  };
  const path = pathFrom('Item', options);
  const isWritten = objectEncoder(encodeMember)(item, writer, path, 1);
  if (!isWritten) refuse(path, 1, 'undefined where an object is expected');
  writer.end--;
  return spans;
}

/** Writes a key without a comma behind it, and returns where the value of each attribute starts and ends. */
function writeKey(
  element: unknown,
  writer: ByteWriter,
  names: readonly string[],
  options: EncodeOptions | undefined,
): readonly number[] {
  const path = pathFrom('Key', options);
  const read = memberReader(element, path);
  const spans: number[] = [];
  const begin = writer.open(openBrace);
  for (const name of names) {
    path.steps[1] = name;
    const value = read(name);
    writeName(name, writer, path, 2);
    const start = writer.end;
    if (!encodeAttribute(value, writer, path, 2)) missing(name);
    spans.push(start, writer.end - 1);
  }
  writer.close(closeBrace, begin);
  writer.end--;
  return spans;
}

/** Returns the function that reads an attribute of an object, a `Map` or what either says it is as JSON. */
function memberReader(element: unknown, path: ValuePath): (name: string) => unknown {
  const members = membersOf(element, path);
  if (types.isMap(members)) return (name) => members.get(name);
  return (name) => (Object.hasOwn(members, name) ? Reflect.get(members, name) : undefined);
}

function membersOf(element: unknown, path: ValuePath): object {
  const members = jsonValue(element, path, 1);
  const hasMembers =
    typeof members === 'object' && members !== null && (types.isMap(members) || isPlainObject(members));
  return hasMembers ? members : refuse(path, 1, `${describe(members)} where an object is expected`);
}

/** Encodes a value now, and returns or throws later what came of it. */
function tryAttribute(
  name: string,
  value: unknown,
  options: EncodeOptions | undefined,
): () => WireValue | undefined {
  try {
    const text = withByteWriter((writer) => {
      const path = pathFrom('Key', options);
      path.steps.push(name);
      return encodeAttribute(value, writer, path, 2) ? writer.bytes.utf8Slice(0, writer.end - 1) : undefined;
    });
    const wire = text === undefined ? undefined : (JSON.parse(text) as WireValue);
    return () => wire;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
