import { ByteLiteral, byteLiteral } from './byte-literal.ts';
import type { ByteWriter } from './byte-writer.ts';
import { writeText } from './text.ts';
import type { ValuePath } from './value-path.ts';

/** A name in quotes, with its colon, and the name that came after it the last time. */
interface Name {
  readonly text: string;
  readonly token: ByteLiteral;
  next: Name | undefined;
}

/** The names written so far; tables repeat a few attribute names in every item. */
const names = new Map<string, Name>();
const maxNames = 2048;
const maxNameLength = 64;

const opening = byteLiteral('"');
const closing = byteLiteral('":');

/** The name written last: items repeat their names in one order, and to compare with one takes less than to look it up. */
let last: Name = { text: '', token: byteLiteral('"":'), next: undefined };

/** Writes a member's name and the colon after it. */
export function writeName(name: string, writer: ByteWriter, path: ValuePath, depth: number): void {
  const { next } = last;
  if (next !== undefined && next.text === name) {
    last = next;
    writer.put(next.token);
  } else writeUnexpected(name, writer, path, depth);
}

function writeUnexpected(text: string, writer: ByteWriter, path: ValuePath, depth: number): void {
  const known = names.get(text);
  if (known === undefined) writeNew(text, writer, path, depth);
  else {
    last.next = known;
    last = known;
    writer.put(known.token);
  }
}

function writeNew(text: string, writer: ByteWriter, path: ValuePath, depth: number): void {
  const start = writer.end;
  writer.put(opening);
  writeText(text, writer, path, depth);
  writer.put(closing);
  if (text.length > maxNameLength) return;
  if (names.size >= maxNames) {
    names.clear();
    last.next = undefined;
  }
  names.set(text, {
    text,
    token: new ByteLiteral(writer.bytes.subarray(start, writer.end)),
    next: undefined,
  });
}
