import type { Page } from './page.ts';

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
 * Reads base64 from behind its opening quote to behind its closing one, into an array that owns its memory.
 *
 * Decoding goes on until four characters are none: there the text has its padding or its end, or is refused. What has
 * been decoded is written over what was read, for the page is a copy of our own, and copied out in one go.
 */
export function readBinary(page: Page): Uint8Array {
  const { view } = page;
  const start = page.position;
  let from = start;
  let to = start;
  let bits = quadAt(view, from);
  while (bits >= 0) {
    view.setInt32(to, bits << 8);
    from += 4;
    to += 3;
    bits = quadAt(view, from);
  }
  if (view.getUint8(from) !== quote) {
    to += readPadded(page, from, to);
    from += 4;
    if (view.getUint8(from) !== quote) page.fail('not base64', from);
  }
  page.position = from + 1;
  return page.memory.slice(start, to);
}

/** The 24 bits of four characters; negative where they are not base64. */
function quadAt(view: DataView, position: number): number {
  return (pairAt(view, position) << 12) | pairAt(view, position + 2);
}

function pairAt(view: DataView, position: number): number {
  return pairs[view.getUint16(position, true)] ?? -1;
}

/** Decodes the last four characters, one or two of which are padding; returns how many bytes they make. */
function readPadded(page: Page, from: number, to: number): number {
  const { view } = page;
  if (view.getUint8(from + 3) !== padding) page.fail('not base64', from);
  const size = view.getUint8(from + 2) === padding ? 1 : 2;
  // The bits of padding are not kept, whatever they are: let them be an A's, which are zeros.
  view.setUint8(from + 3, zeros);
  if (size === 1) view.setUint8(from + 2, zeros);
  const bits = quadAt(view, from);
  if (bits < 0) page.fail('not base64', from);
  view.setInt32(to, bits << 8);
  return size;
}
