import type { PathStep } from '../../errors/invalid.ts';
import { isItemBytes } from '../is-item-bytes.ts';
import type { ItemBytes } from '../item-bytes.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { Encoder } from './containers.ts';
import { copyEncodedJson } from './encoded-json.ts';
import { withKeySpans } from './item-bytes.ts';
import { objectEncoder } from './shape-encoder.ts';
import { type EncodeOptions, pathFrom, refuse, type ValuePath } from './value-path.ts';

/**
 * Writes an item without a comma after it, each attribute with `encodeValue`; `root` is its path in an error message.
 *
 * Returns where the value of each key attribute starts and ends, as one flat list; a missing attribute has the end 0.
 */
export function writeItem(
  item: unknown,
  writer: ByteWriter,
  names: readonly string[],
  root: readonly PathStep[],
  encodeValue: Encoder,
  options: EncodeOptions | undefined,
): readonly number[] {
  if (isItemBytes(item)) return writeBytes(item, writer, names, pathFrom(root, options), root.length);
  const spans: number[] = [];
  for (const _ of names) spans.push(0, 0);
  const encodeMember: Encoder = (value, writer, path, depth) => {
    const start = writer.end;
    const isWritten = encodeValue(value, writer, path, depth);
    const index = names.indexOf(path.steps[depth - 1] as string);
    if (isWritten && index >= 0) {
      spans[2 * index] = start;
      spans[2 * index + 1] = writer.end - 1;
    }
    return isWritten;
  };
  const path = pathFrom(root, options);
  const isWritten = objectEncoder(encodeMember)(item, writer, path, root.length);
  if (!isWritten) refuse(path, root.length, 'expected an object, received undefined');
  writer.end--;
  return spans;
}

/** Copies an item that is not decoded, without a comma after it, and returns the spans of its key attributes. */
function writeBytes(
  item: ItemBytes,
  writer: ByteWriter,
  names: readonly string[],
  path: ValuePath,
  depth: number,
): readonly number[] {
  const { json, spans } = withKeySpans(item, names, path, depth);
  const offset = writer.end - json.start;
  copyEncodedJson(json, writer, path, depth);
  writer.end--;
  return spans.map((position, index) => (isMissing(spans, index) ? 0 : position + offset));
}

function isMissing(spans: readonly number[], index: number): boolean {
  return spans[index | 1] === 0;
}
