import { type ByteReader, withByteReader } from '../../../lib/codec/decode/byte-reader.ts';
import { type NumberRule, numberReader } from '../../../lib/codec/number-rule.ts';

/** Reads a text with `read`, which must read all of it but white space at the end. */
export function readAll<T>(
  text: string | Buffer,
  read: (reader: ByteReader) => T,
  rule: NumberRule = 'lossless',
): T {
  const numberParser = { hasFastPath: rule === 'lossless' || rule === 'number', parse: numberReader(rule) };
  return withByteReader(Buffer.from(text), numberParser, read);
}

/** Reads the contents of a JSON string with `read`, which starts after the opening quote. */
export function readQuoted<T>(
  contents: string | Buffer,
  read: (reader: ByteReader) => T,
  rule?: NumberRule,
): T {
  const body = Buffer.concat([Buffer.from('"'), Buffer.from(contents), Buffer.from('"')]);
  const afterQuote = (reader: ByteReader) => {
    reader.position++;
    return read(reader);
  };
  return readAll(body, afterQuote, rule);
}
