import type { Shape } from '../shape.ts';
import type { Budget } from './budget.ts';
import { byte } from './bytes.ts';
import { readJson, readName } from './json.ts';
import { type Members, setMember } from './members.ts';
import { numberReading } from './number-reading.ts';
import type { Page } from './page.ts';
import { Place } from './prediction.ts';
import { readAttribute, readMap } from './values.ts';

const lossless = numberReading('lossless');

/** Reads a value that stands at a page's position. */
export type Reader = (page: Page) => unknown;

/**
 * Makes the reader of a shape.
 *
 * Responses differ in where their attributes stand, items do not: so the structure around them is read by functions that
 * call one another, made once per decoder, and all that must be fast happens inside of `readMap`.
 */
export function readerOf(shape: Shape | undefined, budget: Budget): Reader {
  if (shape === undefined || shape === 'encoded') return readJson;
  if (shape === 'timestamp') return readTimestamp;
  if (shape === 'attribute') return attributeReader(new Place(budget));
  if ('list' in shape) return listReader(readerOf(shape.list, budget));
  if ('members' in shape) return membersReader(shape.members, budget);
  const read =
    shape.map === 'attribute' ? itemReader(new Place(budget)) : mapReader(readerOf(shape.map, budget));
  return shape.lossless ? losslessReader(read) : read;
}

/** What the caller is going to send back keeps every digit, whatever the rule for the rest of the page. */
function losslessReader(read: Reader): Reader {
  return (page) => {
    const { numbers } = page;
    page.numbers = lossless;
    try {
      return read(page);
    } finally {
      page.numbers = numbers;
    }
  };
}

function readTimestamp(page: Page): Date {
  const start = page.position;
  const seconds = readJson(page);
  return typeof seconds === 'number'
    ? new Date(Math.round(seconds * 1000))
    : page.fail('a timestamp that is not a number', start);
}

function attributeReader(place: Place): Reader {
  return (page) => {
    page.peek();
    return readAttribute(page, place);
  };
}

function itemReader(place: Place): Reader {
  return (page) => {
    page.expect(byte.openBrace);
    return readMap(page, place);
  };
}

function listReader(readElement: Reader): Reader {
  return (page) => {
    const list: unknown[] = [];
    page.expect(byte.openBracket);
    if (page.isEmpty(byte.closeBracket)) return list;
    do list.push(readElement(page));
    while (page.goesOn(byte.closeBracket));
    return list;
  };
}

function mapReader(readValue: Reader): Reader {
  return (page) => {
    const map: Members = {};
    page.expect(byte.openBrace);
    if (page.isEmpty(byte.closeBrace)) return map;
    do setMember(map, readName(page), readValue(page));
    while (page.goesOn(byte.closeBrace));
    return map;
  };
}

/** A member that is `null` where something else is expected is left out: the service means nothing else by it. */
function membersReader(shapes: Readonly<Record<string, Shape>>, budget: Budget): Reader {
  const readers = new Map(Object.entries(shapes).map(([name, shape]) => [name, readerOf(shape, budget)]));
  return (page) => {
    const members: Members = {};
    page.expect(byte.openBrace);
    if (page.isEmpty(byte.closeBrace)) return members;
    do {
      const name = readName(page);
      const read = readers.get(name);
      if (read === undefined) setMember(members, name, readJson(page));
      else if (page.peek() === letterN && readJson(page) === null) delete members[name];
      else setMember(members, name, read(page));
    } while (page.goesOn(byte.closeBrace));
    return members;
  };
}

/** What `null` begins with, and nothing else. */
const letterN = 0x6e;
