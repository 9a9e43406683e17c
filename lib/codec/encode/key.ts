import type { PathStep } from '../../errors/invalid.ts';
import { isItemBytes } from '../is-item-bytes.ts';
import type { ItemBytes } from '../item-bytes.ts';
import { parseJson } from '../parse-json.ts';
import type { WireValue } from '../wire-value.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { Encoder } from './containers.ts';
import { copyEncodedJson } from './encoded-json.ts';
import { refuseMissingKey } from './encoded-key-identity.ts';
import { withKeySpans } from './item-bytes.ts';
import { writeName } from './member-name.ts';
import { isMembersMap, memberOf, membersOf } from './members.ts';
import { withScratchWriter } from './scratch-writer.ts';
import { type EncodeOptions, pathFrom, type ValuePath } from './value-path.ts';

const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Writes the key attributes of a key or an item with `encodeValue`, without a comma after them; `root` is its path in an
 * error message.
 *
 * Returns where the value of each attribute starts and ends, as one flat list.
 */
export function writeKey(
  element: unknown,
  writer: ByteWriter,
  names: readonly string[],
  root: readonly PathStep[],
  encodeValue: Encoder,
  options: EncodeOptions | undefined,
): readonly number[] {
  const path = pathFrom(root, options);
  const depth = root.length;
  if (isItemBytes(element)) return writeKeyOfBytes(element, writer, names, path, depth);
  const members = membersOf(element, path, depth);
  const spans: number[] = [];
  const begin = writer.open(openBrace);
  for (const name of names) {
    path.steps[depth] = name;
    const value = memberOf(members, name);
    writeName(name, writer, path, depth + 1);
    const start = writer.end;
    if (!encodeValue(value, writer, path, depth + 1)) refuseMissingKey(name, root);
    spans.push(start, writer.end - 1);
  }
  writer.close(closeBrace, begin);
  writer.end--;
  return spans;
}

/** Copies the key attributes of an item that is not decoded. */
function writeKeyOfBytes(
  item: ItemBytes,
  writer: ByteWriter,
  names: readonly string[],
  path: ValuePath,
  depth: number,
): readonly number[] {
  const { json, spans } = withKeySpans(item, names, path, depth);
  const begin = writer.open(openBrace);
  const written = names.flatMap((name, index) => {
    const end = spans[2 * index + 1] ?? 0;
    if (end === 0) refuseMissingKey(name, path.steps.slice(0, depth));
    writeName(name, writer, path, depth + 1);
    const start = writer.end;
    copyEncodedJson({ chunk: json.chunk, start: spans[2 * index] ?? 0, end }, writer, path, depth);
    return [start, writer.end - 1];
  });
  writer.close(closeBrace, begin);
  writer.end--;
  return written;
}

/**
 * Encodes each attribute separately, for an element whose key attributes are not known yet.
 *
 * The function of an attribute returns its wire value or throws its error, which matters only if it belongs to the key.
 */
export function encodeEachAttribute(
  element: unknown,
  root: readonly PathStep[],
  encodeValue: Encoder,
  options: EncodeOptions | undefined,
): ReadonlyMap<unknown, () => WireValue | undefined> {
  const members = membersOf(element, pathFrom(root, options), root.length);
  const entries: Iterable<[unknown, unknown]> = isMembersMap(members) ? members : Object.entries(members);
  return new Map(
    Array.from(entries, ([name, value]) => [
      name,
      tryAttribute([...root, String(name)], value, encodeValue, options),
    ]),
  );
}

/** Encodes a value now, and returns a function that returns or throws the result. */
function tryAttribute(
  steps: readonly PathStep[],
  value: unknown,
  encodeValue: Encoder,
  options: EncodeOptions | undefined,
): () => WireValue | undefined {
  try {
    const text = withScratchWriter((writer) => {
      const isWritten = encodeValue(value, writer, pathFrom(steps, options), steps.length);
      return isWritten ? writer.bytes.utf8Slice(0, writer.end - 1) : undefined;
    });
    const wire = text === undefined ? undefined : (parseJson(text) as WireValue);
    return () => wire;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
