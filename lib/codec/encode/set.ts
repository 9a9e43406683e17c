import { ExactNumber } from '../exact-number.ts';
import { bytesOf, writeBase64 } from './binary.ts';
import type { Body } from './body.ts';
import { describe, jsonValue } from './json-value.ts';
import { writeBigint, writeNumber } from './number.ts';
import { writeAscii, writeText } from './text.ts';
import { type Token, tokenOf } from './token.ts';
import { refuse, type Trail } from './trail.ts';

const texts = tokenOf('{"SS":[');
const numbers = tokenOf('{"NS":[');
const binaries = tokenOf('{"BS":[');
const quote = tokenOf('"');
const quotedEnd = tokenOf('",');
const end = tokenOf(']},');
const noBytes = new Uint8Array();

/** Writes a `Set` as an AttributeValue of the one type that all its elements have. */
export function writeSet(set: ReadonlySet<unknown>, body: Body, trail: Trail, depth: number): void {
  if (set.size === 0) refuse(trail, depth, 'an empty set');
  let setType: Token | undefined;
  let index = 0;
  for (const value of set) {
    trail.steps[depth] = index++;
    const element = jsonValue(value, trail, depth + 1);
    const type = typeOf(element, trail, depth + 1);
    if (setType === undefined) body.put(type);
    setType ??= type;
    writeElement(element, body, trail, depth + 1);
    if (type !== setType) refuse(trail, depth + 1, 'a set of more than one type');
  }
  body.end--;
  body.put(end);
}

function typeOf(element: unknown, trail: Trail, depth: number): Token {
  switch (typeof element) {
    case 'string':
      return texts;
    case 'number':
    case 'bigint':
      return numbers;
    default:
      if (element instanceof ExactNumber) return numbers;
      if (bytesOf(element) === undefined) refuse(trail, depth, `${describe(element)} in a set`);
      return binaries;
  }
}

function writeElement(element: unknown, body: Body, trail: Trail, depth: number): void {
  body.put(quote);
  if (typeof element === 'string') writeText(element, body, trail, depth);
  else if (typeof element === 'number') writeNumber(element, body, trail, depth);
  else if (typeof element === 'bigint') writeBigint(element, body, trail, depth);
  else if (element instanceof ExactNumber) writeAscii(`${element}`, body);
  else writeBase64(bytesOf(element) ?? noBytes, body);
  body.put(quotedEnd);
}
