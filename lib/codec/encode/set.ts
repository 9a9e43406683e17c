import { formatDecimal, readDecimal } from '../decimal.ts';
import { isExactNumber } from '../exact-number.ts';
import { bytesOf, writeBase64 } from './binary.ts';
import type { Body } from './body.ts';
import { describe, jsonValue } from './json-value.ts';
import { writeBigint, writeExactNumber, writeNumber } from './number.ts';
import { writeText } from './text.ts';
import { type Token, tokenOf } from './token.ts';
import { refuse, type Trail } from './trail.ts';

const texts = tokenOf('{"SS":[');
const numbers = tokenOf('{"NS":[');
const binaries = tokenOf('{"BS":[');
const quote = tokenOf('"');
const quotedEnd = tokenOf('",');
const end = tokenOf(']},');
const noBytes = new Uint8Array();

/**
 * Writes a `Set` as an AttributeValue of the one type that all its elements have.
 *
 * The elements of a `Set` that are all strings, all numbers or all bigints differ by value already. Others may be equal
 * all the same, such as 1 and 1n or two binaries, which DynamoDB would refuse after the way there.
 */
export function writeSet(set: ReadonlySet<unknown>, body: Body, trail: Trail, depth: number): void {
  if (set.size === 0) refuse(trail, depth, 'an empty set');
  let setType: Token | undefined;
  let kind: string | undefined;
  let mayRepeat = false;
  let start = 0;
  let index = 0;
  for (const value of set) {
    trail.steps[depth] = index++;
    const element = jsonValue(value, trail, depth + 1);
    const type = typeOf(element, trail, depth + 1);
    if (setType === undefined) {
      body.put(type);
      setType = type;
      kind = typeof value;
      start = body.end;
    }
    mayRepeat ||= typeof value !== kind || kind === 'object';
    writeElement(element, body, trail, depth + 1);
    if (type !== setType) refuse(trail, depth + 1, 'a set of more than one type');
  }
  body.end--;
  if (mayRepeat && setType !== undefined) refuseRepeated(body, start, setType, trail, depth);
  body.put(end);
}

/** Looks at the elements as they are written from `start` on, because to ask a `toJSON` again may give another answer. */
function refuseRepeated(body: Body, start: number, setType: Token, trail: Trail, depth: number): void {
  // Only text has escapes, and characters of more than a byte.
  const elements: readonly string[] =
    setType === texts
      ? JSON.parse(`[${body.bytes.utf8Slice(start, body.end)}]`)
      : body.bytes.latin1Slice(start + 1, body.end - 1).split('","');
  const values = setType === numbers ? elements.map((text) => formatDecimal(readDecimal(text))) : elements;
  if (new Set(values).size === values.length) return;
  const seen = new Set<string>();
  const repeated = values.findIndex((value) => seen.size === seen.add(value).size);
  const first = values.indexOf(values[repeated] ?? '');
  trail.steps[depth] = repeated;
  refuse(trail, depth + 1, `the same value as element ${first}: a set holds each value once`);
}

function typeOf(element: unknown, trail: Trail, depth: number): Token {
  switch (typeof element) {
    case 'string':
      return texts;
    case 'number':
    case 'bigint':
      return numbers;
    default:
      if (isExactNumber(element)) return numbers;
      if (bytesOf(element, trail, depth) === undefined) refuse(trail, depth, `${describe(element)} in a set`);
      return binaries;
  }
}

function writeElement(element: unknown, body: Body, trail: Trail, depth: number): void {
  body.put(quote);
  if (typeof element === 'string') writeText(element, body, trail, depth);
  else if (typeof element === 'number') writeNumber(element, body, trail, depth);
  else if (typeof element === 'bigint') writeBigint(element, body, trail, depth);
  else if (isExactNumber(element)) writeExactNumber(element, body, trail, depth);
  else writeBase64(bytesOf(element, trail, depth) ?? noBytes, body);
  body.put(quotedEnd);
}
