import { ByteLiteral, byteLiteral } from './byte-literal.ts';
import type { ByteWriter } from './byte-writer.ts';
import { writeText } from './text.ts';
import type { ValuePath } from './value-path.ts';

/** A member's name as JSON, quotes and colon included, with the name that followed it the last time. */
interface CachedName {
  readonly name: string;
  readonly literal: ByteLiteral;
  next: CachedName | undefined;
}

/** Cache of names: the items of a table repeat a few attribute names. */
const cachedNames = new Map<string, CachedName>();
const maxCachedNames = 2048;
const maxCachedLength = 64;

const quote = byteLiteral('"');
const quoteAndColon = byteLiteral('":');

/** The name written last. Items repeat their names in one order, and comparing with its successor is faster than a look-up. */
let previous: CachedName = { name: '', literal: byteLiteral('"":'), next: undefined };

/** Writes a member's name and a colon. */
export function writeName(name: string, writer: ByteWriter, path: ValuePath, depth: number): void {
  const { next } = previous;
  if (next !== undefined && next.name === name) {
    previous = next;
    writer.put(next.literal);
  } else lookUpAndWrite(name, writer, path, depth);
}

function lookUpAndWrite(name: string, writer: ByteWriter, path: ValuePath, depth: number): void {
  const cached = cachedNames.get(name);
  if (cached === undefined) writeAndCache(name, writer, path, depth);
  else {
    previous.next = cached;
    previous = cached;
    writer.put(cached.literal);
  }
}

function writeAndCache(name: string, writer: ByteWriter, path: ValuePath, depth: number): void {
  const start = writer.end;
  writer.put(quote);
  writeText(name, writer, path, depth);
  writer.put(quoteAndColon);
  if (name.length > maxCachedLength) return;
  if (cachedNames.size >= maxCachedNames) {
    cachedNames.clear();
    previous.next = undefined;
  }
  cachedNames.set(name, {
    name,
    literal: new ByteLiteral(writer.bytes.subarray(start, writer.end)),
    next: undefined,
  });
}
