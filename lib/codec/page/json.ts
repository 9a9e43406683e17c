import { byte } from './bytes.ts';
import { type Members, setMember } from './members.ts';
import type { Page } from './page.ts';
import { Pattern } from './pattern.ts';
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

const literals = [
  { pattern: new Pattern('true'), value: true },
  { pattern: new Pattern('false'), value: false },
  { pattern: new Pattern('null'), value: null },
] as const;

function readScalar(page: Page): boolean | number | null {
  for (const { pattern, value } of literals) {
    if (pattern.matches(page.view, page.position)) {
      page.position += pattern.size;
      return value;
    }
  }
  return readJsonNumber(page);
}

/** Reads a number: all that follows up to what may stand behind one. Too few are not AttributeValues to do better. */
function readJsonNumber(page: Page): number {
  const { position, view } = page;
  let end = position;
  while (isNumberByte(view.getUint8(end))) end++;
  try {
    const value = Number(JSON.parse(page.bytes.latin1Slice(position, end)));
    page.position = end;
    return value;
  } catch {
    return page.fail('expected a value');
  }
}

/** Whether a byte may belong to a number: digits, signs, a point, and the letter of an exponent. */
function isNumberByte(value: number): boolean {
  return (
    (value >= byte.plus && value <= byte.nine && value !== byte.comma) || (value | lowerCase) === letterE
  );
}

const letterE = 0x65;
const lowerCase = 0x20;
