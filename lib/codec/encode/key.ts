import { types } from 'node:util';
import type { WireValue } from '../wire-value.ts';
import { applyToJson } from './apply-to-json.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { Encoder } from './containers.ts';
import { describeValue } from './describe-value.ts';
import { refuseMissingKey } from './encoded-key-identity.ts';
import { writeName } from './member-name.ts';
import { isPlainObject } from './plain-object.ts';
import { withScratchWriter } from './scratch-writer.ts';
import { type EncodeOptions, pathFrom, refuse, type ValuePath } from './value-path.ts';

const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Writes the key attributes of a key or an item with `encodeValue`, without a comma after them.
 *
 * Returns where the value of each attribute starts and ends, as one flat list.
 */
export function writeKey(
  element: unknown,
  writer: ByteWriter,
  names: readonly string[],
  encodeValue: Encoder,
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
    if (!encodeValue(value, writer, path, 2)) refuseMissingKey(name);
    spans.push(start, writer.end - 1);
  }
  writer.close(closeBrace, begin);
  writer.end--;
  return spans;
}

/**
 * Encodes each attribute separately, for an element whose key attributes are not known yet.
 *
 * The function of an attribute returns its wire value or throws its error, which matters only if it belongs to the key.
 */
export function encodeEachAttribute(
  element: unknown,
  encodeValue: Encoder,
  options: EncodeOptions | undefined,
): ReadonlyMap<unknown, () => WireValue | undefined> {
  const members = membersOf(element, pathFrom('Key', options));
  const entries: Iterable<[unknown, unknown]> = types.isMap(members) ? members : Object.entries(members);
  return new Map(
    Array.from(entries, ([name, value]) => [name, tryAttribute(String(name), value, encodeValue, options)]),
  );
}

/** Encodes a value now, and returns a function that returns or throws the result. */
function tryAttribute(
  name: string,
  value: unknown,
  encodeValue: Encoder,
  options: EncodeOptions | undefined,
): () => WireValue | undefined {
  try {
    const text = withScratchWriter((writer) => {
      const path = pathFrom('Key', options);
      path.steps.push(name);
      return encodeValue(value, writer, path, 2) ? writer.bytes.utf8Slice(0, writer.end - 1) : undefined;
    });
    const wire = text === undefined ? undefined : (JSON.parse(text) as WireValue);
    return () => wire;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** Returns the function that reads a member of an object, a `Map`, or the result of `toJSON`. */
function memberReader(element: unknown, path: ValuePath): (name: string) => unknown {
  const members = membersOf(element, path);
  if (types.isMap(members)) return (name) => members.get(name);
  return (name) => (Object.hasOwn(members, name) ? Reflect.get(members, name) : undefined);
}

function membersOf(element: unknown, path: ValuePath): object {
  const members = applyToJson(element, path, 1);
  const hasMembers =
    typeof members === 'object' && members !== null && (types.isMap(members) || isPlainObject(members));
  return hasMembers ? members : refuse(path, 1, `expected an object, received ${describeValue(members)}`);
}
