import type { Body } from './body.ts';
import { describe } from './json-value.ts';
import { writeName } from './names.ts';
import type { PlainObject } from './plain-object.ts';
import { checkNesting, refuse, type Trail } from './trail.ts';

/**
 * Writes one value as JSON and a comma behind it, which the last element of a container loses again.
 *
 * Returns whether there was something to write: `undefined` is nothing, and whether it may be left out depends on where
 * it stands.
 */
export type Encoder = (value: unknown, body: Body, trail: Trail, depth: number) => boolean;

/** In a `for…in` it costs nothing, as V8 knows the answer; `Object.hasOwn` it does not know. */
const isOwn = Object.prototype.hasOwnProperty;

const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** Writes an array as JSON; holes and `undefined` are refused, because leaving them out would move the others. */
export function writeElements(
  array: readonly unknown[],
  body: Body,
  trail: Trail,
  depth: number,
  encode: Encoder,
): void {
  checkNesting(trail, depth);
  const start = body.open(openBracket);
  for (let index = 0; index < array.length; index++) {
    trail.steps[depth] = index;
    if (!encode(array[index], body, trail, depth + 1)) refuse(trail, depth + 1, 'undefined in a list');
  }
  body.close(closeBracket, start);
}

/** Writes an object's own enumerable members as JSON, without those that are `undefined`. */
export function writeMembers(
  object: PlainObject,
  body: Body,
  trail: Trail,
  depth: number,
  encode: Encoder,
): void {
  checkNesting(trail, depth);
  const start = body.open(openBrace);
  for (const name in object) {
    if (isOwn.call(object, name)) writeMember(name, object[name], body, trail, depth, encode);
  }
  body.close(closeBrace, start);
}

/** Writes a `Map` as the object that it stands for. */
export function writeEntries(
  map: ReadonlyMap<unknown, unknown>,
  body: Body,
  trail: Trail,
  depth: number,
  encode: Encoder,
): void {
  checkNesting(trail, depth);
  const start = body.open(openBrace);
  for (const [name, value] of map) {
    if (typeof name !== 'string') refuse(trail, depth, `a Map with ${describe(name)} as a key`);
    writeMember(name, value, body, trail, depth, encode);
  }
  body.close(closeBrace, start);
}

function writeMember(
  name: string,
  value: unknown,
  body: Body,
  trail: Trail,
  depth: number,
  encode: Encoder,
): void {
  if (value === undefined) return;
  trail.steps[depth] = name;
  const start = body.end;
  writeName(name, body, trail, depth + 1);
  if (!encode(value, body, trail, depth + 1)) body.end = start;
}
