import { byte } from './bytes.ts';
import { type Members, setMember } from './members.ts';
import type { Page } from './page.ts';
import { readString } from './strings.ts';

/** Reads a value that is plain JSON: whatever is no AttributeValue, such as `Count` or `ConsumedCapacity`. */
export function readJson(page: Page): unknown {
  switch (page.peek()) {
    case byte.quote:
      page.position++;
      return readString(page);
    case byte.openBrace:
      page.position++;
      return readObject(page);
    case byte.openBracket:
      page.position++;
      return readArray(page);
    default:
      return readScalar(page);
  }
}

/** Reads the name of a member and the colon behind it. */
export function readName(page: Page): string {
  page.expect(byte.quote);
  const name = readString(page);
  page.expect(byte.colon);
  return name;
}

function readObject(page: Page): Members {
  const object: Members = {};
  if (page.isEmpty(byte.closeBrace)) return object;
  page.enter();
  do setMember(object, readName(page), readJson(page));
  while (page.goesOn(byte.closeBrace));
  page.leave();
  return object;
}

function readArray(page: Page): unknown[] {
  const array: unknown[] = [];
  if (page.isEmpty(byte.closeBracket)) return array;
  page.enter();
  do array.push(readJson(page));
  while (page.goesOn(byte.closeBracket));
  page.leave();
  return array;
}

const literals = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Reads a number or a literal: all the letters, digits and signs that follow, whatever they make. */
function readScalar(page: Page): boolean | number | null {
  const { position } = page;
  let end = position;
  while (isWordByte(page.view.getUint8(end))) end++;
  const text = page.bytes.latin1Slice(position, end);
  const literal = literals.get(text);
  if (literal === undefined && !number.test(text)) page.fail('expected a value');
  page.position = end;
  return literal === undefined ? Number(text) : literal;
}

/** Whether a byte belongs to a number or a literal: none of the bytes that JSON is punctuated with does. */
function isWordByte(value: number): boolean {
  return (
    value > byte.space && value !== byte.comma && value !== byte.closeBrace && value !== byte.closeBracket
  );
}
