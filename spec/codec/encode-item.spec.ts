import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf as jsonText } from '../../lib/codec/encode/encoded-json.ts';
import { encode } from '../../lib/codec/encode.ts';
import { type EncodedItem, type ItemEncoder, itemEncoder, keyEncoder } from '../../lib/codec/encode-item.ts';
import { keyIdentity } from '../../lib/codec/key-identity.ts';
import type { Shape } from '../../lib/codec/shape.ts';
import type { WireItem } from '../../lib/codec/wire-value.ts';
import { ExactNumber } from '../../lib/index.ts';

const itemShape: Shape = { map: 'attribute' };
const noSurroundings = { before: '', after: '' };
// The properties draw doubles beyond the safe integers.
const options = { allowImpreciseNumbers: true };
const items = itemEncoder(noSurroundings, options);
const keys = keyEncoder(noSurroundings, options);

const textOf = ({ json }: EncodedItem) => jsonText(json);
const wireOf = (encoded: EncodedItem): WireItem => JSON.parse(textOf(encoded));

/** Encodes an element before the names are known, then completes it with them. */
const encodeLater = ({ encodeWithoutKey }: ItemEncoder, element: unknown, names: readonly string[]) =>
  encodeWithoutKey(element)(names);

/** Values of a key attribute, and some that no key may have. */
const keyValue = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
  fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 })
    .filter((n) => n === 0 || Math.abs(n) > 1e-100),
  fc.integer(),
  fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }),
  fc.nat(80).map((zeros) => 12n * 10n ** BigInt(zeros)),
  fc.uint8Array(),
  fc.constantFrom(null, true),
);
const name = fc.oneof(fc.constantFrom('id', 'sort', '__proto__', '"', '1', 'é'), fc.string({ minLength: 1 }));
const attributes = fc.uniqueArray(fc.tuple(name, keyValue), {
  minLength: 1,
  maxLength: 5,
  selector: ([each]) => each,
});

describe('an encoded item', () => {
  it('may hold a number beyond the safe integers only if the option allows it', () => {
    for (const encoder of [itemEncoder, keyEncoder]) {
      const [strict, lenient] = [encoder(noSurroundings), encoder(noSurroundings, options)];
      expect(() => strict.encode({ id: 2 ** 53 }, ['id'])).toThrow('beyond');
      expect(() => encodeLater(strict, { id: 2 ** 53 }, ['id'])).toThrow('beyond');
      expect(textOf(lenient.encode({ id: 2 ** 53 }, ['id']))).toBe('{"id":{"N":"9007199254740992"}}');
      expect(textOf(encodeLater(lenient, { id: 2 ** 53 }, ['id']))).toBe('{"id":{"N":"9007199254740992"}}');
    }
  });

  it('is the same JSON as in a request, with the key of that JSON', () => {
    fc.assert(
      fc.property(attributes, fc.nat(4), (entries, count) => {
        const item = Object.fromEntries(entries);
        const names = entries
          .map(([each]) => each)
          .slice(0, count + 1)
          .reverse();
        const now = items.encode(item, names);
        expect(textOf(now)).toBe(encode(item, itemShape, options).toString());
        expect(now.id).toBe(keyIdentity(wireOf(now), names));
        expect(encodeLater(items, item, names).id).toBe(now.id);
        expect(textOf(encodeLater(items, item, names))).toBe(textOf(now));
      }),
    );
  });

  it('reads each value once, so that its key and its JSON agree', () => {
    let reads = 0;
    const item = {
      get id() {
        return { toJSON: () => `read ${++reads}` };
      },
    };
    const encoded = items.encode(item, ['id']);
    expect([encoded.id, textOf(encoded)]).toEqual(['[{"S":"read 1"}]', '{"id":{"S":"read 1"}}']);
    const withKey = items.encodeWithoutKey(item);
    expect(withKey(['id']).id).toBe('[{"S":"read 2"}]');
    expect(reads).toBe(2);
  });

  it('does not change when its source changes or other items are encoded', () => {
    const row = { id: 0, text: '' };
    const encoded = Array.from({ length: 2000 }, (_, index) => {
      row.id = index;
      row.text = 'x'.repeat(index % 700 === 0 ? 70_000 : index % 50);
      return items.encode(row, ['id']);
    });
    encoded.forEach((each, index) => {
      expect(wireOf(each).id).toEqual({ N: String(index) });
    });
  });

  it('has the surrounding JSON of its request', () => {
    const { encode: put } = itemEncoder({ before: '{"PutRequest":{"Item":', after: '}}' });
    expect(textOf(put({ id: 1 }, ['id']))).toBe('{"PutRequest":{"Item":{"id":{"N":"1"}}}}');
    const deletion = keyEncoder({ before: '{"DeleteRequest":{"Key":', after: '}}' });
    const text = '{"DeleteRequest":{"Key":{"id":{"N":"1"}}}}';
    expect(textOf(deletion.encode({ id: 1, also: 2 }, ['id']))).toBe(text);
    expect(textOf(encodeLater(deletion, { id: 1, also: 2 }, ['id']))).toBe(text);
  });

  it.each([
    ['an item', items, 'Item'],
    ['a key', keys, 'Key'],
  ])('of %s is refused with the path of the invalid value', (_, encoder, root) => {
    const both = (element: unknown, names: readonly string[]) => [
      () => encoder.encode(element, names),
      () => encodeLater(encoder, element, names),
    ];
    for (const run of both({ id: 'a' }, ['id', 'sort']))
      expect(run).toThrow(`${root}.sort: a key attribute is missing`);
    for (const run of both({ id: undefined }, ['id']))
      expect(run).toThrow(`${root}.id: a key attribute is missing`);
    for (const run of both({ id: { toJSON: () => undefined } }, ['id'])) expect(run).toThrow(`${root}.id`);
    for (const run of both({ id: [Number.NaN] }, ['id'])) expect(run).toThrow(`${root}.id[0]: NaN`);
    for (const element of [null, 17, undefined, [], new Date(0)])
      for (const run of both(element, ['id'])) expect(run).toThrow(`${root}: `);
  });
});

describe('an encoded item of AttributeValues', () => {
  const format = { items: 'attributeValues' } as const;
  const [itemsOfValues, keysOfValues] = [itemEncoder, keyEncoder].map((make) => make(noSurroundings, format));

  it('has the identity of the native item with the same key, whatever the form of its numbers', () => {
    const key = { a: { N: '1.50' }, b: { N: '1E2' }, c: { S: 'x"\n' }, d: { B: new Uint8Array([1, 2]) } };
    const native = { a: 1.5, b: 100, c: 'x"\n', d: new Uint8Array([1, 2]) };
    const names = ['a', 'b', 'c', 'd'];
    const { id } = keys.encode(native, names);
    for (const encoder of [itemsOfValues, keysOfValues]) {
      if (encoder === undefined) throw new Error('no encoder');
      for (const encoded of [encoder.encode(key, names), encodeLater(encoder, key, names)]) {
        expect(encoded.id).toBe(id);
        expect(wireOf(encoded)).toEqual({ ...key, d: { B: 'AQI=' } });
      }
    }
  });

  it('is refused with the path of a value that is no AttributeValue, or no number in the key', () => {
    for (const encoder of [itemsOfValues, keysOfValues]) {
      if (encoder === undefined) throw new Error('no encoder');
      for (const [id, path] of [
        ['a', 'id'],
        [{ N: 1 }, 'id.N'],
        [{ N: 'many' }, encoder === itemsOfValues ? 'Item.id' : 'Key.id'],
      ] as const) {
        for (const run of [
          () => encoder.encode({ id }, ['id']),
          () => encodeLater(encoder, { id }, ['id']),
        ]) {
          expect(run).toThrow(expect.objectContaining({ name: 'InvalidValueError' }));
          expect(run).toThrow(path);
        }
      }
    }
  });
});

describe('an encoded key', () => {
  it('has only the key attributes, in the order of their names, whatever the other attributes are', () => {
    const element = { b: 1, other: Number.NaN, a: new ExactNumber('1.50') };
    for (const encoded of [keys.encode(element, ['a', 'b']), encodeLater(keys, element, ['a', 'b'])]) {
      expect(textOf(encoded)).toBe('{"a":{"N":"1.5"},"b":{"N":"1"}}');
      expect(encoded.id).toBe('[{"N":"1.5"},{"N":"1"}]');
    }
  });

  it('is the same for an item, an object, a Map and a value with a toJSON method', () => {
    fc.assert(
      fc.property(attributes, fc.nat(4), (entries, count) => {
        const item = Object.fromEntries(entries);
        const names = entries.map(([each]) => each).slice(0, count + 1);
        const { id } = items.encode(item, names);
        for (const element of [item, new Map(entries), { toJSON: () => item }]) {
          const encoded = keys.encode(element, names);
          expect([encoded.id, keyIdentity(wireOf(encoded), names)]).toEqual([id, id]);
          expect(encodeLater(keys, element, names).id).toBe(id);
        }
      }),
    );
  });

  it('reads each value once, whether the names are known or not', () => {
    let reads = 0;
    const element = { toJSON: () => ({ id: { toJSON: () => `read ${++reads}` } }) };
    expect(wireOf(keys.encode(element, ['id']))).toEqual({ id: { S: 'read 1' } });
    const withKey = keys.encodeWithoutKey(element);
    expect(wireOf(withKey(['id']))).toEqual({ id: { S: 'read 2' } });
    expect(reads).toBe(2);
  });
});

it('encoded JSON is copied into a request, and any other value in its place is refused', () => {
  const shape: Shape = { members: { Keys: { list: 'encoded' } } };
  const Keys = [{ id: 'a' }, { id: 'é\n' }].map((key) => keys.encode(key, ['id']).json);
  expect(encode({ Keys }, shape).toString()).toBe('{"Keys":[{"id":{"S":"a"}},{"id":{"S":"é\\n"}}]}');
  expect(() => encode({ Keys: [Buffer.from('{}')] }, shape)).toThrow('Keys[0]: ');
});
