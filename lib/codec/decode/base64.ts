import { allocate } from '../memory.ts';
import type { ByteReader } from './byte-reader.ts';
import { readString } from './string.ts';

const quote = 0x22;
const padding = 0x3d;
const zeros = 0x41;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The twelve bits that two base64 characters stand for, by the two bytes taken as one little-endian number; negative
 * where either is none.
 *
 * Reading pairs halves the steps, and a negative sign survives the OR of two pairs: one test tells whether four
 * characters are base64. The 4,096 entries that valid text touches fit in the processor's nearest cache.
 */
const pairs = new Int16Array(0x10000).fill(-1);
for (let high = 0; high < 64; high++) {
  for (let low = 0; low < 64; low++) {
    pairs[alphabet.charCodeAt(high) | (alphabet.charCodeAt(low) << 8)] = (high << 6) | low;
  }
}

/**
 * How many characters are decoded here: they make the 64 bytes up to which V8 keeps an array beside its object. A larger
 * array costs an allocation by Node anyway, and one call more, to its decoder, pays.
 */
const shortText = 88;

/**
 * Reads base64 from behind its opening quote to behind its closing one, into an array that owns its memory.
 *
 * Decoding goes on until four characters are none: there the text has its padding or its end, or is refused. What has
 * been decoded is written over what was read, for the page is a copy of our own, and copied out in one go.
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
    if (from - start === shortText) return readLong(reader, reader.memory.slice(start, to), from);
    bits = quadAt(view, from);
  }
  if (view.getUint8(from) !== quote) {
    const size = decodePadded(view, from, to);
    if (size === 0) return readUnusual(reader, reader.memory.slice(start, to), from);
    from += 4;
    to += size;
  }
  reader.position = from + 1;
  return reader.memory.slice(start, to);
}

/** The 24 bits of four characters; negative where they are not base64. */
function quadAt(view: DataView, position: number): number {
  return (pairAt(view, position) << 12) | pairAt(view, position + 2);
}

function pairAt(view: DataView, position: number): number {
  return pairs[view.getUint16(position, true)] ?? -1;
}

/** Decodes four characters with padding and a quote behind; returns how many bytes they make, zero if they are none. */
function decodePadded(view: DataView, from: number, to: number): number {
  if (view.getUint8(from + 3) !== padding || view.getUint8(from + 4) !== quote) return 0;
  const size = view.getUint8(from + 2) === padding ? 1 : 2;
  // The bits of padding are not kept, whatever they are: an A stands for zeros.
  const low = size === 1 ? zeros | (zeros << 8) : view.getUint8(from + 2) | (zeros << 8);
  const bits = (pairAt(view, from) << 12) | (pairs[low] ?? -1);
  if (bits < 0) return 0;
  view.setInt32(to, bits << 8);
  return size;
}

/**
 * Reads the rest of a long text, and puts it behind what has been decoded already.
 *
 * Node skips whatever is not base64, and reads the characters of URLs too. The former shows in the size of what it
 * decodes; the latter must be looked for.
 */
function readLong(reader: ByteReader, decoded: Uint8Array, from: number): Uint8Array {
  const end = reader.bytes.indexOf(quote, from);
  if (end < 0) return readUnusual(reader, decoded, from);
  const text = reader.bytes.latin1Slice(from, end);
  const size = (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  const whole = allocate(decoded.length + Math.ceil(size));
  const written = whole.base64Write(text, decoded.length, whole.length - decoded.length);
  if (written !== size || text.includes('-') || text.includes('_')) return readUnusual(reader, decoded, from);
  whole.set(decoded);
  reader.position = end + 1;
  return new Uint8Array(whole.buffer);
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Reads on where text has escapes (JSON allows `\/` for `/`), or is refused. */
function readUnusual(reader: ByteReader, decoded: Uint8Array, from: number): Uint8Array {
  reader.position = from;
  const text = readString(reader);
  if (!base64.test(text)) reader.fail('not base64', from);
  return new Uint8Array([...decoded, ...Buffer.from(text, 'base64')]);
}
