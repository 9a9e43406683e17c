import { expect, it } from 'vitest';
import { type Members, setMember } from '../../../lib/codec/decode/members.ts';

it('sets a member of any name as a plain property, in the order of JSON.parse', () => {
  const names = ['b', '__proto__', '1', 'constructor', 'toString', 'b', '__proto__'];
  const object: Members = {};
  names.forEach((name, index) => {
    setMember(object, name, index);
  });
  const expected = JSON.parse(`{${names.map((name, index) => `"${name}":${index}`)}}`);
  expect(Object.entries(object)).toEqual(Object.entries(expected));
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
});
