import type { PathStep } from '../../errors/invalid.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { Encoder } from './containers.ts';
import { objectEncoder } from './shape-encoder.ts';
import { type EncodeOptions, pathFrom, refuse } from './value-path.ts';

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
