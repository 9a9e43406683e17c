import { formatDecimal, readDecimal } from '../decimal.ts';
import { isExactNumber } from '../exact-number.ts';
import { bytesOf, writeBase64 } from './binary.ts';
import { type ByteLiteral, byteLiteral } from './byte-literal.ts';
import type { ByteWriter } from './byte-writer.ts';
import { describe, jsonValue } from './json-value.ts';
import { writeBigint, writeExactNumber, writeNumber } from './number.ts';
import { writeText } from './text.ts';
import { refuse, type ValuePath } from './value-path.ts';

const texts = byteLiteral('{"SS":[');
const numbers = byteLiteral('{"NS":[');
const binaries = byteLiteral('{"BS":[');
const quote = byteLiteral('"');
const quotedEnd = byteLiteral('",');
const end = byteLiteral(']},');
const noBytes = new Uint8Array();

/**
 * Writes a `Set` as an AttributeValue of the one type that all its elements have.
 *
 * The elements of a `Set` that are all strings, all numbers or all bigints differ by value already. Others may be equal
 * all the same, such as 1 and 1n or two binaries, which DynamoDB would refuse after the way there.
 */
export function writeSet(
  set: ReadonlySet<unknown>,
  writer: ByteWriter,
  path: ValuePath,
  depth: number,
): void {
  if (set.size === 0) refuse(path, depth, 'an empty set');
  let setType: ByteLiteral | undefined;
  let kind: string | undefined;
  let mayRepeat = false;
  let start = 0;
  let index = 0;
  for (const value of set) {
    path.steps[depth] = index++;
    const element = jsonValue(value, path, depth + 1);
    const type = typeOf(element, path, depth + 1);
    if (setType === undefined) {
      writer.put(type);
      setType = type;
      kind = typeof value;
      start = writer.end;
    }
    mayRepeat ||= typeof value !== kind || kind === 'object';
    writeElement(element, writer, path, depth + 1);
    if (type !== setType) refuse(path, depth + 1, 'a set of more than one type');
  }
  writer.end--;
  if (mayRepeat && setType !== undefined) refuseRepeated(writer, start, setType, path, depth);
  writer.put(end);
}

/** Looks at the elements as they are written from `start` on, because to ask a `toJSON` again may give another answer. */
function refuseRepeated(
  writer: ByteWriter,
  start: number,
  setType: ByteLiteral,
  path: ValuePath,
  depth: number,
): void {
  // Only text has escapes, and characters of more than a byte.
  const elements: readonly string[] =
    setType === texts
      ? JSON.parse(`[${writer.bytes.utf8Slice(start, writer.end)}]`)
      : writer.bytes.latin1Slice(start + 1, writer.end - 1).split('","');
  const values = setType === numbers ? elements.map((text) => formatDecimal(readDecimal(text))) : elements;
  if (new Set(values).size === values.length) return;
  const seen = new Set<string>();
  const repeated = values.findIndex((value) => seen.size === seen.add(value).size);
  const first = values.indexOf(values[repeated] ?? '');
  path.steps[depth] = repeated;
  refuse(path, depth + 1, `the same value as element ${first}: a set holds each value once`);
}

function typeOf(element: unknown, path: ValuePath, depth: number): ByteLiteral {
  switch (typeof element) {
    case 'string':
      return texts;
    case 'number':
    case 'bigint':
      return numbers;
    default:
      if (isExactNumber(element)) return numbers;
      if (bytesOf(element, path, depth) === undefined) refuse(path, depth, `${describe(element)} in a set`);
      return binaries;
  }
}

function writeElement(element: unknown, writer: ByteWriter, path: ValuePath, depth: number): void {
  writer.put(quote);
  if (typeof element === 'string') writeText(element, writer, path, depth);
  else if (typeof element === 'number') writeNumber(element, writer, path, depth);
  else if (typeof element === 'bigint') writeBigint(element, writer, path, depth);
  else if (isExactNumber(element)) writeExactNumber(element, writer, path, depth);
  else writeBase64(bytesOf(element, path, depth) ?? noBytes, writer);
  writer.put(quotedEnd);
}
