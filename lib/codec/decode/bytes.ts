/** The bytes that JSON is punctuated with. */
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

/** The highest bit of each byte of a word: in ASCII text none is set. */
export const highBits = 0x80808080 | 0;
const lowBits = 0x7f7f7f7f;

/**
 * Tests the four bytes of a word at once for those at which the text of a string cannot simply go on: quotes,
 * backslashes and control characters.
 *
 * The highest bit of every such byte is set in the result, and no other. Adding 0x7f to seven bits carries into the
 * eighth unless all of them were zero, which they are where a byte equals the one it was XORed with; adding 0x60 carries
 * unless the byte is a control character. Bytes that are not ASCII are neither, and cleared at the end.
 */
export function stopBits(word: number): number {
  const low = word & lowBits;
  const notQuote = (low ^ 0x22222222) + lowBits;
  const notBackslash = (low ^ 0x5c5c5c5c) + lowBits;
  const notControl = low + 0x60606060;
  return ~((notQuote & notBackslash & notControl) | word) & highBits;
}

/** How many bytes of a word, its lowest first, come before the first that has a stop bit. */
export function bytesBefore(stops: number): number {
  return (31 - Math.clz32(stops & -stops)) >> 3;
}
