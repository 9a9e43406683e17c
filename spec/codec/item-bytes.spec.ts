import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../lib/codec/encode/encoded-json.ts';
import { encode } from '../../lib/codec/encode.ts';
import { itemEncoder, keyEncoder } from '../../lib/codec/encode-item.ts';
import { keyIdentity } from '../../lib/codec/key-identity.ts';
import { parseJson } from '../../lib/codec/parse-json.ts';
import type { WireItem } from '../../lib/codec/wire-value.ts';
import { InvalidValueError, ItemBytes, marshall, unmarshall, unmarshallValue } from '../../lib/index.ts';
import { items, keyTexts, names } from './arbitraries.ts';

const itemShape = { map: 'attribute' } as const;
const options = { allowImpreciseNumbers: true };
const bytesOf = (item: object) => ItemBytes.from(JSON.stringify(marshall(item, options)));
const song = {
  Artist: 'Nina Simone',
  Year: 1965,
  Tags: new Set(['jazz', 'soul']),
  Cover: Uint8Array.of(1, 2),
};
const songJson =
  '{"Artist":{"S":"Nina Simone"},"Year":{"N":"1965"},"Tags":{"SS":["jazz","soul"]},"Cover":{"B":"AQI="}}';

describe('ItemBytes', () => {
  it('has the JSON of an item as text, as bytes and as AttributeValues', () => {
    for (const json of [songJson, Buffer.from(songJson), new Uint8Array(Buffer.from(songJson))]) {
      const item = ItemBytes.from(json);
      expect(item).toBeInstanceOf(ItemBytes);
      expect(String(item)).toBe(songJson);
      expect(Buffer.from(item.bytes).toString()).toBe(songJson);
      expect(item.byteLength).toBe(songJson.length);
      expect(item.toJSON()).toEqual(marshall(song));
      expect(JSON.stringify(item)).toBe(songJson);
      expect(inspect(item)).toBe(`ItemBytes(${songJson.length} bytes)`);
    }
  });

  it('is a copy that does not change with the bytes it was made from', () => {
    const source = Buffer.from(songJson);
    const item = ItemBytes.from(source);
    source.fill(0);
    expect(String(item)).toBe(songJson);
  });

  it('is decoded by unmarshall by each rule of numbers, and encoded by marshall', () => {
    const item = ItemBytes.from('{"id":{"N":"12345678901234567890"}}');
    expect(unmarshall(item)).toEqual({ id: 12345678901234567890n });
    expect(unmarshall(item, { numbers: 'number' })).toEqual({ id: 12345678901234567000 });
    for (const numbers of [(text: string) => text, (text: string) => `${text}!`])
      expect(unmarshall(item, { numbers })).toEqual({ id: numbers('12345678901234567890') });
    expect(unmarshall(ItemBytes.from(songJson))).toEqual(song);
    expect(marshall(ItemBytes.from(songJson))).toEqual(marshall(song));
  });

  it('is compact: without white space between tokens, and with the last value of a name that repeats', () => {
    const compact = '{"a":{"S":" x\\n"},"b":{"L":[{"NULL":true},{"M":{"c":{"N":"1"}}}]}}';
    const odd = [
      ' { "a" : {"S": " x\\n" } ,"b":{"L":[{"NULL":true},{"M":{"c":{"N":"1"}}}]}}\r\n',
      '{"\\u0061":{"S":" x\\n"},"b":{"L":[{"NULL":true},{"M":{"c":{"N":"1"}}}]}}',
      '{"a":{"\\u0053":" x\\n"},"b":{"L":[{"NULL":true},{"M":{"c":{"N":"1"}}}]}}',
      '{"a":{"S":"1","S":" x\\n"},"b":{"L":[{"NULL":true},{"M":{"c":{"N":"1"}}}]}}',
      '{"a":{"S":" x\\n"},"b":{"L":[{"NULL":true},{"M":{"c":{"S":""},"c":{"N":"1"}}}]}}',
      '{"a":{"N":"7"},"b":{"L":[{"NULL":true},{"M":{"c":{"N":"1"}}}]},"a":{"S":" x\\n"}}',
    ];
    for (let round = 0; round < 3; round++)
      for (const json of [...odd, compact]) expect(String(ItemBytes.from(json))).toBe(compact);
  });

  it.each([
    '',
    ' ',
    '[]',
    'null',
    '"a"',
    '{"a":1}',
    '{"a":{"N":"abc"}}',
    '{"a":{"N":1}}',
    '{"a":{"S":1}}',
    '{"a":{"S":"a","N":"1"}}',
    '{"a":{}}',
    '{"a":{"X":"a"}}',
    '{"a":{"B":"a"}}',
    '{"a":{"B":"A-_A"}}',
    '{"a":{"BOOL":"true"}}',
    '{"a":{"NULL":false}}',
    '{"a":{"SS":["a",1]}}',
    '{"a":{"NS":["a"]}}',
    '{"a":{"BS":["?"]}}',
    '{"a":{"S":"\\x"}}',
    '{"a":{"S":"\\u12g4"}}',
    '{"a":{"S":"\n"}}',
    '{"a":{"S":"b"}',
    '{"a":{"S":"b"}}{}',
    '{"a":{"S":"b"},}',
  ])('refuses %j with a typed error', (json) => {
    expect(() => ItemBytes.from(json)).toThrow(InvalidValueError);
  });

  it('refuses what is not UTF-8, deep nesting, and other kinds of values', () => {
    expect(() => ItemBytes.from(Buffer.from('{"a":{"S":"\xff"}}', 'latin1'))).toThrow(InvalidValueError);
    const nested = `{"a":${'{"L":['.repeat(100_000)}${']}'.repeat(100_000)}}`;
    expect(() => ItemBytes.from(nested)).toThrow(InvalidValueError);
    for (const value of [undefined, null, 17, {}, Symbol('s'), 1n])
      expect(() => ItemBytes.from(value as never)).toThrow(InvalidValueError);
  });

  it('cannot be an attribute: it is a whole item', () => {
    expect(() => marshall({ song: ItemBytes.from(songJson) })).toThrow(InvalidValueError);
    expect(() => unmarshallValue(ItemBytes.from(songJson))).toThrow(InvalidValueError);
    expect(() => encode({ Item: ItemBytes.from(songJson) }, { members: { Item: { members: {} } } })).toThrow(
      InvalidValueError,
    );
  });

  it('is refused if somebody has made an object that only looks like one', () => {
    const fakes: readonly object[] = [
      Object.create(ItemBytes.prototype),
      Object.create(ItemBytes.prototype, { bytes: { value: Buffer.from('{') } }),
      Object.create(ItemBytes.prototype, { bytes: { value: '{}' } }),
    ];
    for (const fake of fakes) expect(() => marshall(fake)).toThrow(InvalidValueError);
  });
});

describe('the encoders of items and keys', () => {
  const surroundings = { before: '{"PutRequest":{"Item":', after: '}}' };
  const itemsAs = [undefined, 'attributeValues', 'bytes'] as const;
  const keyed = fc.tuple(
    items(),
    fc.uniqueArray(names, { minLength: 1, maxLength: 2 }),
    fc.tuple(keyTexts, fc.integer()),
  );

  it('copy an ItemBytes in any mode, with the identity of its key', () => {
    fc.assert(
      fc.property(keyed, ([item, keys, values]) => {
        const whole = { ...item, ...Object.fromEntries(keys.map((name, index) => [name, values[index]])) };
        const wire = parseJson(encode(whole, itemShape, options).toString()) as WireItem;
        const bytes = ItemBytes.from(JSON.stringify(wire));
        for (const format of itemsAs) {
          const encoder = itemEncoder(surroundings, { items: format });
          for (const encoded of [encoder.encode(bytes, keys), encoder.encodeWithoutKey(bytes)(keys)]) {
            expect(parseJson(textOf(encoded.json))).toEqual({ PutRequest: { Item: wire } });
            expect(encoded.id).toBe(keyIdentity(wire, keys));
          }
          const keyOnly = keyEncoder({ before: '', after: '' }, { items: format });
          for (const encoded of [keyOnly.encode(bytes, keys), keyOnly.encodeWithoutKey(bytes)(keys)]) {
            expect(parseJson(textOf(encoded.json))).toEqual(
              Object.fromEntries(keys.map((name) => [name, wire[name]])),
            );
            expect(encoded.id).toBe(keyIdentity(wire, keys));
          }
        }
      }),
    );
  });

  it('give equal keys equal identities, however their strings and numbers are written', () => {
    const { encode: encodeItem } = itemEncoder(surroundings);
    const idOf = (json: string) => encodeItem(ItemBytes.from(json), ['id', 'n']).id;
    const { id } = encodeItem({ id: 'a/"b', n: 100 }, ['id', 'n']);
    expect(idOf('{"id":{"S":"a/\\"b"},"n":{"N":"100"}}')).toBe(id);
    expect(idOf('{"id":{"S":"\\u0061\\/\\"b"},"n":{"N":"1E2"},"x":{"M":{"id":{"S":"c"}}}}')).toBe(id);
    expect(idOf('{"x":{"M":{"id":{"S":"c"}}},"n":{"N":"100.0"},"id":{"S":"a/\\"b"}}')).toBe(id);
  });

  it('refuse an item without a key attribute', () => {
    for (const encoder of [itemEncoder(surroundings), keyEncoder(surroundings)]) {
      const bytes = bytesOf({ Artist: 'Nina Simone', nested: { id: 1 } });
      expect(() => encoder.encode(bytes, ['Artist', 'id'])).toThrow(/a key attribute is missing/);
      expect(() => encoder.encodeWithoutKey(bytes)(['id'])).toThrow(InvalidValueError);
      expect(() => encoder.encode(ItemBytes.from('{}'), ['id'])).toThrow(InvalidValueError);
    }
  });
});
