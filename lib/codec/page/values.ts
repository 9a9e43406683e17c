import { readBinary } from './base64.ts';
import { byte } from './bytes.ts';
import { readJson, readName } from './json.ts';
import { type Kind, kind, openAttribute, openContents } from './kinds.ts';
import type { Layout } from './layouts.ts';
import { type Members, setMember } from './members.ts';
import { readNumber } from './numbers.ts';
import type { Page } from './page.ts';
import { Pattern } from './pattern.ts';
import type { Field, Place } from './prediction.ts';
import { readString } from './strings.ts';

/** Reads an AttributeValue, `{"S":"…"}`, as a native value. */
export function readAttribute(page: Page, place: Place): unknown {
  const opened = openAttribute(page);
  const value = readContents(page, opened, place);
  return page.isNext(byte.closeBrace) ? value : readRest(page, opened, place, value);
}

/**
 * Reads what is left of an AttributeValue when its kind is known.
 *
 * JSON lets a name repeat, and the last one counts; so an AttributeValue may say its type again, but no other.
 */
function readRest(page: Page, opened: Kind, place: Place, first: unknown): unknown {
  let value = first;
  while (page.goesOn(byte.closeBrace)) {
    const start = page.position;
    if (openContents(page) !== opened) page.fail('an AttributeValue of more than one type', start);
    value = readContents(page, opened, place);
  }
  return value;
}

/** Reads the contents of an AttributeValue, from behind their opening quote or bracket to behind the closing one. */
function readContents(page: Page, opened: Kind, place: Place): unknown {
  switch (opened) {
    case kind.S:
      return readString(page);
    case kind.N:
      return readNumber(page);
    case kind.M:
      return readMap(page, place);
    case kind.L:
      return readList(page, place.element);
    case kind.BOOL:
      return readBoolean(page);
    case kind.NULL:
      return readNull(page);
    case kind.B:
      return readBinary(page);
    case kind.SS:
      return readSet(page, readString);
    case kind.NS:
      return readSet(page, readNumber);
    case kind.BS:
      return readSet(page, readBinary);
  }
}

/**
 * Reads the attributes of a map or an item, from behind its opening brace to behind the closing one.
 *
 * As long as the names make a layout that is known, the values wait on the page's stack, and the object is made of them
 * at the end. From a name on that does not, members are set one by one.
 */
export function readMap(page: Page, place: Place): Members {
  if (page.isEmpty(byte.closeBrace)) return {};
  page.enter();
  const base = page.top;
  let layout: Layout = place.layout;
  let loose: Members | undefined;
  let last: Field | undefined;
  let goesOn = true;
  while (goesOn) {
    const field: Field = place.predict(page, last) ?? readField(page, place, last);
    let value = readContents(page, field.kind, field.place);
    // As the service writes it, what ends the attribute and what follows are two bytes, compared at once.
    const following = page.view.getUint16(page.position);
    if (following === braceAndComma || following === twoBraces) {
      page.position += 2;
      goesOn = following === braceAndComma;
    } else {
      if (!page.isNext(byte.closeBrace)) value = readRest(page, field.kind, field.place, value);
      goesOn = page.goesOn(byte.closeBrace);
    }
    if (field.isKnown) last = field;
    if (loose === undefined) {
      const next = field.isKnown ? layout.with(field.name) : undefined;
      if (next !== undefined) {
        layout = next;
        page.values[page.top++] = value;
        continue;
      }
      loose = layout.build(page, base);
    }
    setMember(loose, field.name, value);
  }
  page.leave();
  return loose ?? layout.build(page, base);
}

const braceAndComma = (byte.closeBrace << 8) | byte.comma;
const twoBraces = (byte.closeBrace << 8) | byte.closeBrace;

/** Reads the beginning of an attribute, however it is written. */
function readField(page: Page, place: Place, last: Field | undefined): Field {
  const name = readName(page);
  return place.recall(name, openAttribute(page), last);
}

function readList(page: Page, element: Place): unknown[] {
  const list: unknown[] = [];
  if (page.isEmpty(byte.closeBracket)) return list;
  page.enter();
  do list.push(readAttribute(page, element));
  while (page.goesOn(byte.closeBracket));
  page.leave();
  return list;
}

function readSet(page: Page, readElement: (page: Page) => unknown): Set<unknown> {
  const set = new Set();
  if (page.isEmpty(byte.closeBracket)) return set;
  do {
    page.expect(byte.quote);
    set.add(readElement(page));
  } while (page.goesOn(byte.closeBracket));
  return set;
}

const yes = new Pattern('true');
const no = new Pattern('false');

/** Reads `true` or `false`: where they stand is known, and asking for them first spares telling apart all that JSON has. */
function readBoolean(page: Page): boolean {
  if (skipIf(page, yes)) return true;
  if (skipIf(page, no)) return false;
  const start = page.position;
  const value = readJson(page);
  return typeof value === 'boolean' ? value : page.fail('a BOOL that is neither true nor false', start);
}

function readNull(page: Page): null {
  if (skipIf(page, yes)) return null;
  const start = page.position;
  return readJson(page) === true ? null : page.fail('a NULL that is not true', start);
}

/** Reads a pattern if it comes next, without any white space. */
function skipIf(page: Page, pattern: Pattern): boolean {
  if (!pattern.matches(page.view, page.position)) return false;
  page.position += pattern.size;
  return true;
}
