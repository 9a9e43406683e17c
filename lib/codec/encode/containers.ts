import type { ByteWriter } from './byte-writer.ts';
import { describeValue } from './describe-value.ts';
import { writeName } from './member-name.ts';
import type { PlainObject } from './plain-object.ts';
import { checkNesting, refuse, type ValuePath } from './value-path.ts';

/**
 * Writes one value as JSON, followed by a comma; the container's closing bracket replaces the last comma.
 *
 * Returns false without writing if the value is `undefined`: an object leaves such a member out, an array refuses it.
 */
export type Encoder = (value: unknown, writer: ByteWriter, path: ValuePath, depth: number) => boolean;

/** V8 optimises this check away inside `for…in`, unlike `Object.hasOwn`. */
const isOwn = Object.prototype.hasOwnProperty;

const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** Writes an array as JSON; refuses holes and `undefined`, because leaving them out would shift the other elements. */
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
    if (!encode(array[index], writer, path, depth + 1))
      refuse(path, depth + 1, 'undefined cannot be stored in a list');
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

/** Writes a `Map` as a JSON object; its keys must be strings. */
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
    if (typeof name !== 'string')
      refuse(path, depth, `a Map with ${describeValue(name)} as a key: expected strings as keys`);
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
