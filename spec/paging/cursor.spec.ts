import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../../lib/codec/encode.ts';
import { parseJson } from '../../lib/codec/parse-json.ts';
import {
  decodeCursor,
  ExactNumber,
  encodeCursor,
  InvalidValueError,
  type ItemInput,
} from '../../lib/index.ts';
import { withKeyJson } from '../../lib/paging/page-key.ts';
import { keyTexts, names } from '../codec/arbitraries.ts';

const shape = { members: { Key: { map: 'attribute' } } } as const;
const wireOf = (Key: object) => Object(parseJson(encode({ Key }, shape).toString())).Key;

const keyValue = fc.oneof(
  keyTexts,
  fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }),
  fc.integer(),
  fc.uint8Array({ minLength: 1 }),
  fc.constantFrom(new ExactNumber('0.1234567890123456789'), new ExactNumber('1E-120')),
);
const keys = fc
  .array(fc.tuple(fc.oneof(names, fc.constant('toJSON')), keyValue), { minLength: 1, maxLength: 4 })
  .map((entries): ItemInput => Object.fromEntries(entries));

describe('a cursor', () => {
  it('is text for a URL, from which the key is read without losing a byte or a digit', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const before = wireOf(key);
        const cursor = encodeCursor(key);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(encodeURIComponent(cursor)).toBe(cursor);
        expect(wireOf(decodeCursor(cursor))).toEqual(before);
        expect(encodeCursor(decodeCursor(cursor))).toBe(cursor);
        expect(wireOf(key)).toEqual(before);
      }),
    );
  });

  it('is the same for a key that went through JSON', () => {
    const key = withKeyJson({ id: Uint8Array.of(0, 255), at: 12345678901234567890n });
    expect(encodeCursor(JSON.parse(JSON.stringify(key)))).toBe(encodeCursor(key));
    expect(decodeCursor(encodeCursor(key))).toEqual(key);
  });

  it('is absent where there is no key', () => {
    expect(encodeCursor(undefined)).toBeUndefined();
    expect(decodeCursor(undefined)).toBeUndefined();
    expect(decodeCursor(new URLSearchParams().get('after'))).toBeUndefined();
  });

  it('that was cut, changed or made up is refused, or is the cursor of another key', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
      fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64url')),
      fc.tuple(keys, fc.nat(), fc.string({ maxLength: 2 })).map(([key, at, inserted]) => {
        const cursor = encodeCursor(key);
        return cursor.slice(0, at % cursor.length) + inserted + cursor.slice((at % cursor.length) + 1);
      }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        let key: ItemInput;
        try {
          key = decodeCursor(text);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidValueError);
          return;
        }
        expect(Object.keys(decodeCursor(encodeCursor(key)))).toEqual(Object.keys(key));
      }),
    );
  });

  const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each([
    ['an empty text', ''],
    ['padded base64', `${text({ id: { S: 'a' } })}=`],
    ['a line break at its end', `${text({ id: { S: 'a' } })}\n`],
    ['a key of native values', text({ id: 'a' })],
    ['a value of another type', text({ id: { M: {} } })],
    ['a list', text([{ S: 'a' }])],
    ['a key without attributes', text({})],
    ['a number with a letter', text({ id: { N: '1x' } })],
    ['a binary that is not base64', text({ id: { B: '*' } })],
    [
      'bytes that are not UTF-8',
      Buffer.from('7b226964223a7b2253223a22ff227d7d', 'hex').toString('base64url'),
    ],
    ['a list of parameters', ['a', 'b']],
  ])('is refused without showing its content if it is %s', (_, cursor) => {
    expect(() => decodeCursor(cursor as string)).toThrow(
      expect.objectContaining({
        name: 'InvalidValueError',
        path: 'cursor',
        message: 'cursor: must be a text that `encodeCursor` has written',
      }),
    );
  });

  it.each([
    [{}, 'key'],
    [null, 'key'],
    ['id', 'key'],
    [[], 'key'],
    [{ id: true }, 'key.id'],
    [{ id: 'a', list: [1] }, 'key.list'],
    [{ id: { N: 'many' } }, 'key'],
  ])('cannot be made of %j', (key, path) => {
    expect(() => encodeCursor(key as ItemInput)).toThrow(InvalidValueError);
    expect(() => encodeCursor(key as ItemInput)).toThrow(expect.objectContaining({ path }));
  });
});
