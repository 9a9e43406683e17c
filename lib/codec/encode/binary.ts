import { types } from 'node:util';
import type { ByteWriter } from './byte-writer.ts';
import { refuse, type ValuePath } from './value-path.ts';

/**
 * Returns a binary value's bytes, or `undefined` for what is none; a view of a buffer is only its part of it.
 *
 * @throws InvalidValueError if the bytes have been transferred to a worker, or cut off: they would be stored as empty
 */
export function bytesOf(value: unknown, path: ValuePath, depth: number): Uint8Array | undefined {
  if (types.isUint8Array(value)) {
    if (value.length === 0) checkPresent(() => firstByte.call(value, 0), path, depth);
    return value;
  }
  if (types.isAnyArrayBuffer(value)) return checkPresent(() => new Uint8Array(value), path, depth);
  return undefined;
}

/** Unlike `length`, it throws for a view of what is no longer there. */
const firstByte = Uint8Array.prototype.at;

function checkPresent<T>(read: () => T, path: ValuePath, depth: number): T {
  try {
    return read();
  } catch {
    return refuse(path, depth, 'a binary whose buffer was transferred or shortened');
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const padding = 0x3d;

/** The two base64 characters of twelve bits, as one little-endian number. */
const pairs = new Uint16Array(0x1000);
for (let bits = 0; bits < pairs.length; bits++) {
  pairs[bits] = alphabet.charCodeAt(bits >> 6) | (alphabet.charCodeAt(bits & 63) << 8);
}

/** Up to so many bytes a loop takes less time than Node's own encoder, which makes a string of them first. */
const shortBinary = 256;

/** Writes bytes as base64. */
export function writeBase64(binary: Uint8Array, writer: ByteWriter): void {
  const length = 4 * Math.ceil(binary.length / 3);
  writer.reserve(length);
  if (binary.length > shortBinary) {
    const text = Buffer.from(binary.buffer, binary.byteOffset, binary.byteLength).toString('base64');
    writer.bytes.latin1Write(text, writer.end);
  } else writeTriples(binary, writer);
  writer.end += length;
}

function writeTriples(binary: Uint8Array, { bytes, view, end }: ByteWriter): void {
  const { length } = binary;
  let to = end;
  for (let from = 0; from < length; from += 3) {
    // What is behind the end counts as zeros.
    const bits = ((binary[from] ?? 0) << 16) | ((binary[from + 1] ?? 0) << 8) | (binary[from + 2] ?? 0);
    view.setInt32(to, (pairs[bits >> 12] ?? 0) | ((pairs[bits & 0xfff] ?? 0) << 16), true);
    to += 4;
  }
  const missing = (3 - (length % 3)) % 3;
  for (let index = 1; index <= missing; index++) bytes[to - index] = padding;
}
