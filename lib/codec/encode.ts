import { type ByteLiteral, byteLiteral } from './encode/byte-literal.ts';
import type { ByteWriter } from './encode/byte-writer.ts';
import { withScratchWriter } from './encode/scratch-writer.ts';
import { shapeEncoder } from './encode/shape-encoder.ts';
import { type InternalEncodeOptions, newValuePath, refuse } from './encode/value-path.ts';
import type { Shape } from './shape.ts';

const emptyObject = byteLiteral('{},');
const openBrace = 0x7b;

/** A member that is written after those of an input. */
export type LastMember = ByteLiteral;

/** Makes a member of plain text, which needs no escapes in JSON. */
export function lastMember(name: string, text: string): LastMember {
  return byteLiteral(`,"${name}":"${text}"},`);
}

/**
 * Encodes a request's input as DynamoDB's JSON in UTF-8, native values as AttributeValues.
 *
 * It reads the input once and does not change it.
 *
 * @param last a member that the input does not have; an input without members is encoded without it
 * @throws InvalidValueError with the path of the first value that DynamoDB cannot store
 */
export function encode(
  input: unknown,
  shape: Shape | undefined,
  options?: InternalEncodeOptions,
  last?: LastMember,
): Buffer {
  return encodeWith(input, shape, options, copyBytes, last);
}

function copyBytes({ bytes, end }: ByteWriter): Buffer {
  return Buffer.from(bytes.subarray(0, end));
}

/** Encodes like `encode`, but returns text, which the caller can parse. */
export function encodeText(
  input: unknown,
  shape: Shape | undefined,
  options?: InternalEncodeOptions,
): string {
  return encodeWith(input, shape, options, ({ bytes, end }) => bytes.utf8Slice(0, end));
}

function encodeWith<T>(
  input: unknown,
  shape: Shape | undefined,
  options: InternalEncodeOptions | undefined,
  copyResult: (writer: ByteWriter) => T,
  last?: LastMember,
): T {
  return withScratchWriter((writer) => {
    const encodeInput = shapeEncoder(shape);
    const path = newValuePath(options);
    if (!encodeInput(input, writer, path, 0)) {
      if (options?.isRequired) refuse(path, 0, 'undefined cannot be stored');
      writer.put(emptyObject);
    }
    if (last !== undefined) addMember(writer, last);
    // Remove the last comma.
    writer.end--;
    return copyResult(writer);
  });
}

/** Writes a member over the brace and the comma that end an object. */
function addMember(writer: ByteWriter, member: LastMember): void {
  if (writer.view.getUint8(writer.end - 3) === openBrace) return;
  writer.end -= 2;
  writer.put(member);
}
