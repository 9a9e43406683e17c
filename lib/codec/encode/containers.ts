import { describe } from './json-value.ts';
import { quoteName } from './text.ts';
import { checkNesting, refuse, type Trail } from './trail.ts';

/** Writes one value as JSON, or returns `undefined` for what is to be left out. */
export type Encoder = (value: unknown, trail: Trail, depth: number) => string | undefined;

/** An object that is nothing but its members. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** Whether an object has no class; its prototype may come from another realm, so it is known by having none itself. */
export function isPlainObject(value: object): value is PlainObject {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Writes an array as JSON; holes and `undefined` are refused, because leaving them out would move the others. */
export function encodeElements(
  array: readonly unknown[],
  trail: Trail,
  depth: number,
  encode: Encoder,
): string {
  checkNesting(trail, depth);
  let json = '';
  for (let index = 0; index < array.length; index++) {
    trail.steps[depth] = index;
    const element = encode(array[index], trail, depth + 1);
    if (element === undefined) refuse(trail, depth + 1, 'undefined in a list');
    json += index === 0 ? element : `,${element}`;
  }
  return `[${json}]`;
}

/** Writes an object's own enumerable members as JSON, without those that are `undefined`. */
export function encodeMembers(object: PlainObject, trail: Trail, depth: number, encode: Encoder): string {
  checkNesting(trail, depth);
  let json = '';
  for (const name of Object.keys(object)) {
    const member = encodeMember(name, object[name], trail, depth, encode);
    if (member !== undefined) json += json === '' ? member : `,${member}`;
  }
  return `{${json}}`;
}

/** Writes a `Map` as the object that it stands for. */
export function encodeEntries(
  map: ReadonlyMap<unknown, unknown>,
  trail: Trail,
  depth: number,
  encode: Encoder,
): string {
  checkNesting(trail, depth);
  let json = '';
  for (const [name, value] of map) {
    if (typeof name !== 'string') refuse(trail, depth, `a Map with ${describe(name)} as a key`);
    const member = encodeMember(name, value, trail, depth, encode);
    if (member !== undefined) json += json === '' ? member : `,${member}`;
  }
  return `{${json}}`;
}

function encodeMember(
  name: string,
  value: unknown,
  trail: Trail,
  depth: number,
  encode: Encoder,
): string | undefined {
  trail.steps[depth] = name;
  const json = encode(value, trail, depth + 1);
  return json === undefined ? undefined : quoteName(name, trail, depth + 1) + json;
}
