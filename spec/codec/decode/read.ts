import { type ByteReader, withByteReader } from '../../../lib/codec/decode/byte-reader.ts';
import { type NumberRule, numberReader } from '../../../lib/codec/number-rule.ts';

/** Lets a reader read a page that is nothing but what it reads, white space behind it aside. */
export function readAll<T>(
  text: string | Buffer,
  read: (page: ByteReader) => T,
  rule: NumberRule = 'lossless',
): T {
  const numbers = { takesShort: rule === 'lossless' || rule === 'number', read: numberReader(rule) };
  return withByteReader(Buffer.from(text), numbers, read);
}

/** Lets a reader that begins behind an opening quote read what stands in one. */
export function readQuoted<T>(
  contents: string | Buffer,
  read: (page: ByteReader) => T,
  rule?: NumberRule,
): T {
  const body = Buffer.concat([Buffer.from('"'), Buffer.from(contents), Buffer.from('"')]);
  const behindQuote = (page: ByteReader) => {
    page.position++;
    return read(page);
  };
  return readAll(body, behindQuote, rule);
}
