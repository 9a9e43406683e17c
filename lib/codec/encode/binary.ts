import { types } from 'node:util';
import type { ByteWriter } from './byte-writer.ts';
import { refuse, type ValuePath } from './value-path.ts';

/**
 * Returns the bytes of a binary value, or `undefined` for a value that is not a binary. Of a view of a buffer only the
 * viewed part counts.
 *
 * @throws InvalidValueError if the buffer was transferred or shortened, because the bytes would be stored as empty
 */
export function bytesOf(value: unknown, path: ValuePath, depth: number): Uint8Array | undefined {
  if (types.isUint8Array(value)) {
    if (value.length === 0) checkAttached(() => firstByte.call(value, 0), path, depth);
    return value;
  }
  if (types.isAnyArrayBuffer(value)) return checkAttached(() => new Uint8Array(value), path, depth);
  return undefined;
}

/** Unlike `length`, `at` throws for a view whose buffer is detached or too short. */
const firstByte = Uint8Array.prototype.at;

function checkAttached<T>(read: () => T, path: ValuePath, depth: number): T {
  try {
    return read();
  } catch {
    return refuse(path, depth, 'a binary whose buffer was transferred or shortened cannot be stored');
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const paddingCharacter = 0x3d;

/** Look-up table: the two base64 characters of twelve bits, as one little-endian number. */
const characterPairs = new Uint16Array(0x1000);
for (let bits = 0; bits < characterPairs.length; bits++) {
  characterPairs[bits] = alphabet.charCodeAt(bits >> 6) | (alphabet.charCodeAt(bits & 63) << 8);
}

/** Up to this many bytes a loop is faster than Node's own encoder, which makes an intermediate string. */
const maxLoopLength = 256;

/** Writes bytes as base64. */
export function writeBase64(binary: Uint8Array, writer: ByteWriter): void {
  const length = 4 * Math.ceil(binary.length / 3);
  writer.reserve(length);
  if (binary.length > maxLoopLength) {
    const text = Buffer.from(binary.buffer, binary.byteOffset, binary.byteLength).toString('base64');
    writer.bytes.latin1Write(text, writer.end);
  } else writeTriples(binary, writer);
  writer.end += length;
}

function writeTriples(binary: Uint8Array, { bytes, view, end }: ByteWriter): void {
  const { length } = binary;
  let to = end;
  for (let from = 0; from < length; from += 3) {
    // Bytes past the end count as zeros.
    const bits = ((binary[from] ?? 0) << 16) | ((binary[from + 1] ?? 0) << 8) | (binary[from + 2] ?? 0);
    view.setInt32(to, (characterPairs[bits >> 12] ?? 0) | ((characterPairs[bits & 0xfff] ?? 0) << 16), true);
    to += 4;
  }
  const paddingLength = (3 - (length % 3)) % 3;
  for (let index = 1; index <= paddingLength; index++) bytes[to - index] = paddingCharacter;
}
