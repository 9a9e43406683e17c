import { formatDecimal, parseDecimal } from '../decimal.ts';
import { isExactNumber } from '../exact-number.ts';
import { applyToJson } from './apply-to-json.ts';
import { bytesOf, writeBase64 } from './binary.ts';
import { type ByteLiteral, byteLiteral } from './byte-literal.ts';
import type { ByteWriter } from './byte-writer.ts';
import { describeValue } from './describe-value.ts';
import { refuseDuplicateValues } from './duplicate-values.ts';
import { writeBigint, writeExactNumber, writeNumber } from './number.ts';
import { writeText } from './text.ts';
import { refuse, type ValuePath } from './value-path.ts';

const stringSetPrefix = byteLiteral('{"SS":[');
const numberSetPrefix = byteLiteral('{"NS":[');
const binarySetPrefix = byteLiteral('{"BS":[');
const quote = byteLiteral('"');
const quoteAndComma = byteLiteral('",');
const setSuffix = byteLiteral(']},');
const emptyBinary = new Uint8Array();

/**
 * Writes a `Set` as a string set, a number set or a binary set; all elements must have that type.
 *
 * Refuses equal elements, which would cost a request before DynamoDB refuses them. They need no check if all elements are
 * strings, all numbers or all bigints, because a `Set` holds these by value; 1 and 1n, or two binaries, may be equal.
 */
export function writeSet(
  set: ReadonlySet<unknown>,
  writer: ByteWriter,
  path: ValuePath,
  depth: number,
): void {
  if (set.size === 0) refuse(path, depth, 'an empty set cannot be stored');
  let setPrefix: ByteLiteral | undefined;
  let firstType: string | undefined;
  let mayHaveDuplicates = false;
  let start = 0;
  let index = 0;
  for (const value of set) {
    path.steps[depth] = index++;
    const element = applyToJson(value, path, depth + 1);
    const prefix = prefixOf(element, path, depth + 1);
    if (setPrefix === undefined) {
      writer.put(prefix);
      setPrefix = prefix;
      firstType = typeof value;
      start = writer.end;
    }
    mayHaveDuplicates ||= typeof value !== firstType || firstType === 'object';
    writeElement(element, writer, path, depth + 1);
    if (prefix !== setPrefix) refuse(path, depth + 1, 'a set of more than one type cannot be stored');
  }
  writer.end--;
  if (mayHaveDuplicates && setPrefix !== undefined) refuseDuplicates(writer, start, setPrefix, path, depth);
  writer.put(setSuffix);
}

/** Compares the elements as written from `start` on, because calling a `toJSON` again may return another value. */
function refuseDuplicates(
  writer: ByteWriter,
  start: number,
  setPrefix: ByteLiteral,
  path: ValuePath,
  depth: number,
): void {
  // Only strings may contain escapes and multi-byte characters.
  const elements: readonly string[] =
    setPrefix === stringSetPrefix
      ? JSON.parse(`[${writer.bytes.utf8Slice(start, writer.end)}]`)
      : writer.bytes.latin1Slice(start + 1, writer.end - 1).split('","');
  const values =
    setPrefix === numberSetPrefix ? elements.map((text) => formatDecimal(parseDecimal(text))) : elements;
  refuseDuplicateValues(values, path, depth);
}

function prefixOf(element: unknown, path: ValuePath, depth: number): ByteLiteral {
  switch (typeof element) {
    case 'string':
      return stringSetPrefix;
    case 'number':
    case 'bigint':
      return numberSetPrefix;
    default:
      if (isExactNumber(element)) return numberSetPrefix;
      if (bytesOf(element, path, depth) === undefined)
        refuse(path, depth, `${describeValue(element)} cannot be stored in a set`);
      return binarySetPrefix;
  }
}

function writeElement(element: unknown, writer: ByteWriter, path: ValuePath, depth: number): void {
  writer.put(quote);
  if (typeof element === 'string') writeText(element, writer, path, depth);
  else if (typeof element === 'number') writeNumber(element, writer, path, depth);
  else if (typeof element === 'bigint') writeBigint(element, writer, path, depth);
  else if (isExactNumber(element)) writeExactNumber(element, writer, path, depth);
  else writeBase64(bytesOf(element, path, depth) ?? emptyBinary, writer);
  writer.put(quoteAndComma);
}
