import type { ByteWriter } from './byte-writer.ts';
import { describe } from './json-value.ts';
import { writeName } from './names.ts';
import type { PlainObject } from './plain-object.ts';
import { checkNesting, refuse, type ValuePath } from './value-path.ts';

/**
 * Writes one value as JSON and a comma behind it, which the last element of a container loses again.
 *
 * Returns whether there was something to write: `undefined` is nothing, and whether it may be left out depends on where
 * it stands.
 */
export type Encoder = (value: unknown, writer: ByteWriter, path: ValuePath, depth: number) => boolean;

/** In a `for…in` it costs nothing, as V8 knows the answer; `Object.hasOwn` it does not know. */
const isOwn = Object.prototype.hasOwnProperty;

const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** Writes an array as JSON; holes and `undefined` are refused, because leaving them out would move the others. */
export function writeElements(
  array: readonly unknown[],
  writer: ByteWriter,
  path: ValuePath,
  depth: number,
  encode: Encoder,
): void {
  checkNesting(path, depth);
  const start = writer.open(openBracket);
  for (let index = 0; index < array.length; index++) {
    path.steps[depth] = index;
    if (!encode(array[index], writer, path, depth + 1)) refuse(path, depth + 1, 'undefined in a list');
  }
  writer.close(closeBracket, start);
}

/** Writes an object's own enumerable members as JSON, without those that are `undefined`. */
export function writeMembers(
  object: PlainObject,
  writer: ByteWriter,
  path: ValuePath,
  depth: number,
  encode: Encoder,
): void {
  checkNesting(path, depth);
  const start = writer.open(openBrace);
  for (const name in object) {
    if (isOwn.call(object, name)) writeMember(name, object[name], writer, path, depth, encode);
  }
  writer.close(closeBrace, start);
}

/** Writes a `Map` as the object that it stands for. */
export function writeEntries(
  map: ReadonlyMap<unknown, unknown>,
  writer: ByteWriter,
  path: ValuePath,
  depth: number,
  encode: Encoder,
): void {
  checkNesting(path, depth);
  const start = writer.open(openBrace);
  for (const [name, value] of map) {
    if (typeof name !== 'string') refuse(path, depth, `a Map with ${describe(name)} as a key`);
    writeMember(name, value, writer, path, depth, encode);
  }
  writer.close(closeBrace, start);
}

function writeMember(
  name: string,
  value: unknown,
  writer: ByteWriter,
  path: ValuePath,
  depth: number,
  encode: Encoder,
): void {
  if (value === undefined) return;
  path.steps[depth] = name;
  const start = writer.end;
  writeName(name, writer, path, depth + 1);
  if (!encode(value, writer, path, depth + 1)) writer.end = start;
}
