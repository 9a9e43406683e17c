/** The bytes of JSON's punctuation, white space and numbers. */
export const byte = {
  tab: 0x09,
  lineFeed: 0x0a,
  return: 0x0d,
  space: 0x20,
  quote: 0x22,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  point: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const;

/** The highest bit of each byte of a 32-bit word; ASCII text has none of them set. */
export const highBits = 0x80808080 | 0;
const lowBits = 0x7f7f7f7f;

/**
 * Finds the stop bytes among the four bytes of a word: quotes, backslashes and control characters, at which the plain
 * text of a string ends.
 *
 * The result has the highest bit of every stop byte set, and no other bit. Adding 0x7f to the low seven bits carries into
 * the eighth unless all seven are zero, as they are after the XOR of a byte with itself; adding 0x60 carries unless the
 * byte is a control character. Bytes that are not ASCII are cleared at the end.
 */
export function stopBits(word: number): number {
  const low = word & lowBits;
  const notQuote = (low ^ 0x22222222) + lowBits;
  const notBackslash = (low ^ 0x5c5c5c5c) + lowBits;
  const notControl = low + 0x60606060;
  return ~((notQuote & notBackslash & notControl) | word) & highBits;
}

/** Returns how many bytes of a word, from the lowest, precede the first stop byte. */
export function bytesBefore(stops: number): number {
  return (31 - Math.clz32(stops & -stops)) >> 3;
}
