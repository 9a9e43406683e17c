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
const bare = { before: '', after: '' };
// The doubles of the properties are not to be refused.
const options = { allowImpreciseNumbers: true };
const items = itemEncoder(bare, options);
const keys = keyEncoder(bare, options);

const textOf = ({ json }: EncodedItem) => jsonText(json);
const wireOf = (encoded: EncodedItem): WireItem => JSON.parse(textOf(encoded));

/** Encodes an element before the names are known, and then reads the key. */
const later = ({ encodeWithoutKey }: ItemEncoder, element: unknown, names: readonly string[]) =>
  encodeWithoutKey(element)(names);

/** Values that a key attribute may have, and some more. */
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
  it('may hold a number beyond the safe integers only where that is allowed', () => {
    for (const encoder of [itemEncoder, keyEncoder]) {
      const [strict, loose] = [encoder(bare), encoder(bare, options)];
      expect(() => strict.encode({ id: 2 ** 53 }, ['id'])).toThrow('beyond');
      expect(() => later(strict, { id: 2 ** 53 }, ['id'])).toThrow('beyond');
      expect(textOf(loose.encode({ id: 2 ** 53 }, ['id']))).toBe('{"id":{"N":"9007199254740992"}}');
      expect(textOf(later(loose, { id: 2 ** 53 }, ['id']))).toBe('{"id":{"N":"9007199254740992"}}');
    }
  });

  it('is what a request has of it, and has the key that its JSON has', () => {
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
        expect(later(items, item, names).id).toBe(now.id);
        expect(textOf(later(items, item, names))).toBe(textOf(now));
      }),
    );
  });

  it('has the key of the values that it was encoded with, each read once', () => {
    let reads = 0;
    const item = {
      get id() {
        return { toJSON: () => `read ${++reads}` };
      },
    };
    const encoded = items.encode(item, ['id']);
    expect([encoded.id, textOf(encoded)]).toEqual(['[{"S":"read 1"}]', '{"id":{"S":"read 1"}}']);
    const waiting = items.encodeWithoutKey(item);
    expect(waiting(['id']).id).toBe('[{"S":"read 2"}]');
    expect(reads).toBe(2);
  });

  it('stays as it was, however its source changes and whatever is encoded after it', () => {
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

  it('stands in its wrapping', () => {
    const { encode: put } = itemEncoder({ before: '{"PutRequest":{"Item":', after: '}}' });
    expect(textOf(put({ id: 1 }, ['id']))).toBe('{"PutRequest":{"Item":{"id":{"N":"1"}}}}');
    const deletion = keyEncoder({ before: '{"DeleteRequest":{"Key":', after: '}}' });
    const text = '{"DeleteRequest":{"Key":{"id":{"N":"1"}}}}';
    expect(textOf(deletion.encode({ id: 1, also: 2 }, ['id']))).toBe(text);
    expect(textOf(later(deletion, { id: 1, also: 2 }, ['id']))).toBe(text);
  });

  it.each([
    ['an item', items, 'Item'],
    ['a key', keys, 'Key'],
  ])('of %s is refused with the path of what is wrong', (_, encoder, root) => {
    const both = (element: unknown, names: readonly string[]) => [
      () => encoder.encode(element, names),
      () => later(encoder, element, names),
    ];
    for (const run of both({ id: 'a' }, ['id', 'sort']))
      expect(run).toThrow('Key.sort: a key attribute is missing');
    for (const run of both({ id: undefined }, ['id']))
      expect(run).toThrow('Key.id: a key attribute is missing');
    for (const run of both({ id: { toJSON: () => undefined } }, ['id'])) expect(run).toThrow('Key.id');
    for (const run of both({ id: [Number.NaN] }, ['id'])) expect(run).toThrow(`${root}.id[0]: NaN`);
    for (const element of [null, 17, undefined, [], new Date(0)])
      for (const run of both(element, ['id'])) expect(run).toThrow(`${root}: `);
  });
});

describe('an encoded key', () => {
  it('has the key attributes alone, in the order of their names, whatever the others are', () => {
    const element = { b: 1, other: Number.NaN, a: new ExactNumber('1.50') };
    for (const encoded of [keys.encode(element, ['a', 'b']), later(keys, element, ['a', 'b'])]) {
      expect(textOf(encoded)).toBe('{"a":{"N":"1.5"},"b":{"N":"1"}}');
      expect(encoded.id).toBe('[{"N":"1.5"},{"N":"1"}]');
    }
  });

  it('is the same as that of the item, of an object, of a Map and of what says what it is as JSON', () => {
    fc.assert(
      fc.property(attributes, fc.nat(4), (entries, count) => {
        const item = Object.fromEntries(entries);
        const names = entries.map(([each]) => each).slice(0, count + 1);
        const { id } = items.encode(item, names);
        for (const element of [item, new Map(entries), { toJSON: () => item }]) {
          const encoded = keys.encode(element, names);
          expect([encoded.id, keyIdentity(wireOf(encoded), names)]).toEqual([id, id]);
          expect(later(keys, element, names).id).toBe(id);
        }
      }),
    );
  });

  it('reads each value once, the key being known or not', () => {
    let reads = 0;
    const element = { toJSON: () => ({ id: { toJSON: () => `read ${++reads}` } }) };
    expect(wireOf(keys.encode(element, ['id']))).toEqual({ id: { S: 'read 1' } });
    const waiting = keys.encodeWithoutKey(element);
    expect(wireOf(waiting(['id']))).toEqual({ id: { S: 'read 2' } });
    expect(reads).toBe(2);
  });
});

it('encoded JSON is copied into a request, and nothing else is taken for it', () => {
  const shape: Shape = { members: { Keys: { list: 'encoded' } } };
  const Keys = [{ id: 'a' }, { id: 'é\n' }].map((key) => keys.encode(key, ['id']).json);
  expect(encode({ Keys }, shape).toString()).toBe('{"Keys":[{"id":{"S":"a"}},{"id":{"S":"é\\n"}}]}');
  expect(() => encode({ Keys: [Buffer.from('{}')] }, shape)).toThrow('Keys[0]: ');
});
