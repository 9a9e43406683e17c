import { base64Text } from '../base64-text.ts';
import { allocate } from '../memory.ts';
import type { ByteReader } from './byte-reader.ts';
import { readString, skipString } from './string.ts';

const quote = 0x22;
const padding = 0x3d;
const zeros = 0x41;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Look-up table from two base64 characters, as a little-endian 16-bit number, to their 12 bits; -1 if either character is
 * not base64.
 *
 * Pairs halve the number of look-ups, and the sign bit survives the OR of two pairs: one test validates four characters.
 * The 4,096 entries that valid text uses fit in the L1 cache.
 */
const pairBits = new Int16Array(0x10000).fill(-1);
for (let high = 0; high < 64; high++) {
  for (let low = 0; low < 64; low++) {
    pairBits[alphabet.charCodeAt(high) | (alphabet.charCodeAt(low) << 8)] = (high << 6) | low;
  }
}

/**
 * How many characters are decoded in JavaScript: about 64 bytes, up to which V8 stores the contents of a typed array on
 * its heap. A larger array needs an allocation by Node anyway, so that a call to Node's decoder is worth its cost.
 */
const maxShortLength = 88;

/**
 * Reads base64 from after the opening quote through the closing one, into an array that owns its memory.
 *
 * The loop stops at the first four characters that are not base64: the padding, the end or an error. The decoded bytes
 * overwrite the text in the reader's scratch buffer and are copied out in one call.
 */
export function readBinary(reader: ByteReader): Uint8Array {
  const { view } = reader;
  const start = reader.position;
  let from = start;
  let to = start;
  let bits = quadAt(view, from);
  while (bits >= 0) {
    view.setInt32(to, bits << 8);
    from += 4;
    to += 3;
    if (from - start === maxShortLength) return readLong(reader, reader.bytes.slice(start, to), from);
    bits = quadAt(view, from);
  }
  if (view.getUint8(from) !== quote) {
    const size = decodePaddedQuad(view, from, to);
    if (size === 0) return readEscapedOrFail(reader, reader.bytes.slice(start, to), from);
    from += 4;
    to += size;
  }
  reader.position = from + 1;
  return reader.bytes.slice(start, to);
}

/** Skips base64 from after the opening quote through the closing one, and checks it. */
export function skipBinary(reader: ByteReader): void {
  const { view } = reader;
  const start = reader.position;
  let at = start;
  while (quadAt(view, at) >= 0) at += 4;
  if (view.getUint8(at) === quote) reader.position = at + 1;
  else if (isPaddedQuad(view, at)) reader.position = at + 5;
  else {
    skipString(reader);
    const text: string = JSON.parse(reader.buffer.utf8Slice(start - 1, reader.position));
    if (!base64Text.test(text)) reader.fail('not base64', at);
  }
}

/** Returns the 24 bits of four characters; a negative number if any is not base64. */
function quadAt(view: DataView, position: number): number {
  return (pairAt(view, position) << 12) | pairAt(view, position + 2);
}

function pairAt(view: DataView, position: number): number {
  return pairBits[view.getUint16(position, true)] ?? -1;
}

/** Decodes the last four characters, with padding and the closing quote; returns the number of bytes, 0 if invalid. */
function decodePaddedQuad(view: DataView, from: number, to: number): number {
  if (view.getUint8(from + 3) !== padding || view.getUint8(from + 4) !== quote) return 0;
  const size = view.getUint8(from + 2) === padding ? 1 : 2;
  // An A (six zero bits) replaces each padding character; its bits are discarded.
  const low = size === 1 ? zeros | (zeros << 8) : view.getUint8(from + 2) | (zeros << 8);
  const bits = (pairAt(view, from) << 12) | (pairBits[low] ?? -1);
  if (bits < 0) return 0;
  view.setInt32(to, bits << 8);
  return size;
}

/** Whether four characters end in padding, and the closing quote follows. */
function isPaddedQuad(view: DataView, at: number): boolean {
  if (view.getUint8(at + 3) !== padding || view.getUint8(at + 4) !== quote) return false;
  const third = view.getUint8(at + 2);
  return pairAt(view, at) >= 0 && (third === padding || (pairBits[third | (zeros << 8)] ?? -1) >= 0);
}

/**
 * Decodes the rest of a long text with Node, and appends it to the bytes decoded so far.
 *
 * Node's decoder skips invalid characters, which shows in the size of its result, and accepts the URL-safe alphabet,
 * whose `-` and `_` are searched for.
 */
function readLong(reader: ByteReader, decoded: Uint8Array, from: number): Uint8Array {
  const end = reader.buffer.indexOf(quote, from);
  if (end < 0) return readEscapedOrFail(reader, decoded, from);
  const text = reader.buffer.latin1Slice(from, end);
  const size = (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  const result = allocate(decoded.length + Math.ceil(size));
  const written = result.base64Write(text, decoded.length, result.length - decoded.length);
  if (written !== size || text.includes('-') || text.includes('_'))
    return readEscapedOrFail(reader, decoded, from);
  result.set(decoded);
  reader.position = end + 1;
  return new Uint8Array(result.buffer);
}

/** Reads the rest of a text that has JSON escapes, such as `\/` for `/`; fails if it is not base64. */
function readEscapedOrFail(reader: ByteReader, decoded: Uint8Array, from: number): Uint8Array {
  reader.position = from;
  const text = readString(reader);
  if (!base64Text.test(text)) reader.fail('not base64', from);
  return new Uint8Array([...decoded, ...Buffer.from(text, 'base64')]);
}
