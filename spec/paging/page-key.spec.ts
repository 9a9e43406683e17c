import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../../lib/codec/encode.ts';
import { InvalidValueError } from '../../lib/errors/invalid.ts';
import { ExactNumber } from '../../lib/index.ts';
import { keyInFormat, keyToWire, readStartKey, withKeyJson } from '../../lib/paging/page-key.ts';

const context = { operation: 'Query', tableName: 'Music' };
const shape = { members: { Key: { map: 'attribute' } } } as const;
const wireOf = (Key: object) => JSON.parse(encode({ Key }, shape).toString()).Key;
const throughJson = (key: object) =>
  readStartKey(JSON.parse(JSON.stringify(withKeyJson({ ...key }))), context);

const keyValue = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }),
  fc.integer(),
  fc.uint8Array({ minLength: 1 }),
  fc.constantFrom(new ExactNumber('0.1234567890123456789'), new ExactNumber('1E-120')),
);
const name = fc.oneof(fc.constantFrom('id', '__proto__', 'toJSON', 'S', 'N'), fc.string({ minLength: 1 }));

describe('the key of a page', () => {
  it('is converted to JSON and back without losing a byte or a digit', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, keyValue), { minLength: 1, maxLength: 4 }), (entries) => {
        const key = Object.fromEntries(entries);
        fc.pre(!Object.hasOwn(key, 'toJSON'));
        expect(wireOf(throughJson(key))).toEqual(wireOf(key));
      }),
    );
  });

  it('looks the same to other code although it has a toJSON', () => {
    const key = withKeyJson({ id: 1 });
    expect(Object.keys(key)).toEqual(['id']);
    expect({ ...key }).toEqual({ id: 1 });
    expect(wireOf(key)).toEqual({ id: { N: '1' } });
    expect(withKeyJson({ toJSON: 'an attribute' })).toEqual({ toJSON: 'an attribute' });
  });

  it('is converted between native values and AttributeValues without losing a byte or a digit', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, keyValue), { minLength: 1, maxLength: 4 }), (entries) => {
        const key = Object.fromEntries(entries);
        const values = keyInFormat(key, 'attributeValues');
        expect(keyToWire(values)).toEqual(wireOf(key));
        expect(keyInFormat(values, 'attributeValues')).toBe(values);
        expect(keyInFormat(key, 'native')).toBe(key);
        expect(wireOf(keyInFormat(values, 'native'))).toEqual(wireOf(key));
        fc.pre(!Object.hasOwn(key, 'toJSON'));
        expect(JSON.parse(JSON.stringify(values))).toEqual(wireOf(key));
      }),
    );
  });

  it.each(['native', 'attributeValues'] as const)(
    'may be given as AttributeValues, or as their JSON, to a %s request',
    (format) => {
      const key = { label: { B: new Uint8Array([1]) }, number: { N: '1.50' } };
      const expected = format === 'native' ? { label: new Uint8Array([1]), number: 1.5 } : key;
      expect(readStartKey(key, context, format)).toEqual(expected);
      const json = { label: { B: 'AQ==' }, number: { N: '1.50' } };
      expect(readStartKey(json, context, format)).toEqual(expected);
      expect(JSON.stringify(readStartKey(json, context, 'attributeValues'))).toBe(JSON.stringify(json));
      expect(() => readStartKey({ label: { B: '*' } }, context, format)).toThrow(InvalidValueError);
    },
  );

  it('does not change the key of the caller', () => {
    const given = Object.freeze({ id: 'a' });
    expect(readStartKey(given, context)).toEqual(given);
  });

  it.each([
    [{ id: { 0: 1, 1: 2 } }, 'ExclusiveStartKey.id'],
    [{ id: 'a', sort: null }, 'ExclusiveStartKey.sort'],
    [{ id: [1] }, 'ExclusiveStartKey.id'],
    [{ id: true }, 'ExclusiveStartKey.id'],
    [{ id: { S: 'a', N: '1' } }, 'ExclusiveStartKey.id'],
    [{ id: { S: 'a' }, sort: 1 }, 'ExclusiveStartKey.id'],
    [{ id: { N: 'many' } }, 'ExclusiveStartKey'],
    [{ id: { B: '*' } }, 'ExclusiveStartKey'],
  ])('is rejected with the path of the invalid value: %j', (key, path) => {
    expect(() => readStartKey(key, context)).toThrow(InvalidValueError);
    expect(() => readStartKey(key, context)).toThrow(expect.objectContaining({ path, ...context }));
  });
});
