import { describe, expect, it } from 'vitest';
import { isConstructible, objectConstructor } from '../../../lib/codec/decode/object-constructor.ts';

const namesOf = (count: number, prefix = 'name') =>
  Array.from({ length: count }, (_, at) => `${prefix}${at}`);

describe('objectConstructor', () => {
  it.each([0, 1, 8, 9, 16, 17, 64, 65, 128])('makes plain objects for %i members', (count) => {
    const names = namesOf(count);
    const object = new (objectConstructor(names))();
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    expect(Reflect.ownKeys(object)).toEqual([]);
    for (const name of names) object[name] = name;
    expect(object).toStrictEqual(Object.fromEntries(names.map((name) => [name, name])));
    expect(structuredClone(object)).toStrictEqual(object);
  });

  it('makes a new object each time', () => {
    const construct = objectConstructor(['a']);
    new construct().a = 1;
    expect(new construct()).toStrictEqual({});
  });

  it('returns the same constructor for the same names in the same order', () => {
    const construct = objectConstructor(['a', 'b']);
    expect(objectConstructor(['a', 'b'])).toBe(construct);
    expect(objectConstructor(['b', 'a'])).not.toBe(construct);
    expect(objectConstructor(['a,b'])).not.toBe(construct);
  });

  it('evicts the oldest constructor when there are too many', () => {
    const construct = objectConstructor(['first']);
    for (let count = 0; count < 4200; count++) objectConstructor([`another ${count}`]);
    expect(objectConstructor(['first'])).not.toBe(construct);
  });
});

describe('isConstructible', () => {
  it('is true for up to 128 plain names', () => {
    expect(isConstructible(['a', 'constructor', '', '1a', '-1'])).toBe(true);
    expect(isConstructible(namesOf(128))).toBe(true);
    expect(isConstructible(namesOf(129))).toBe(false);
  });

  it('is false for integers, which V8 sorts first, and for __proto__, which sets the prototype', () => {
    expect(isConstructible(['a', '0'])).toBe(false);
    expect(isConstructible(['4294967296'])).toBe(false);
    expect(isConstructible(['__proto__'])).toBe(false);
  });
});
