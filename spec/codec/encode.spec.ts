import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { encode, lastMember } from '../../lib/codec/encode.ts';
import type { Shape } from '../../lib/codec/shape.ts';
import { InvalidValueError } from '../../lib/errors/invalid.ts';

const encodeToText = (...input: Parameters<typeof encode>) => encode(...input).toString();

const item = { map: 'attribute' } as const;
const shape: Shape = {
  members: {
    Item: item,
    RequestItems: { map: { list: { members: { PutRequest: { members: { Item: item } } } } } },
    ExportTime: 'timestamp',
  },
};

describe('encode', () => {
  it('writes AttributeValues where the shape has them and plain JSON elsewhere', () => {
    const input = {
      TableName: 'Music',
      Limit: 5,
      ConsistentRead: true,
      Tags: [{ Key: 'a' }, null],
      Item: { a: 'b' },
    };
    expect(encodeToText(input, shape)).toBe(
      '{"TableName":"Music","Limit":5,"ConsistentRead":true,"Tags":[{"Key":"a"},null],"Item":{"a":{"S":"b"}}}',
    );
  });

  it('follows the shape through maps and lists', () => {
    const input = {
      RequestItems: { Music: [{ PutRequest: { Item: { a: 1 } } }, { DeleteRequest: { Key: {} } }] },
    };
    expect(encodeToText(input, shape)).toBe(
      '{"RequestItems":{"Music":[{"PutRequest":{"Item":{"a":{"N":"1"}}}},{"DeleteRequest":{"Key":{}}}]}}',
    );
  });

  it('writes no input as an empty object', () => {
    expect(encodeToText(undefined, shape)).toBe('{}');
    expect(encodeToText({}, undefined)).toBe('{}');
  });

  it('adds a last member to an input with members', () => {
    const last = lastMember('Mode', 'TOTAL');
    const withLast = (input: unknown) => encodeToText(input, shape, undefined, last);
    expect(withLast({ TableName: 'Music' })).toBe('{"TableName":"Music","Mode":"TOTAL"}');
    expect(withLast({ Key: {} })).toBe('{"Key":{},"Mode":"TOTAL"}');
    expect(withLast({ Text: '{' })).toBe('{"Text":"{","Mode":"TOTAL"}');
    expect(withLast({ Text: 'x'.repeat(16_369) })).toMatch(/^\{"Text":"x{16369}","Mode":"TOTAL"\}$/);
    expect(withLast({})).toBe('{}');
    expect(withLast(undefined)).toBe('{}');
  });

  it('leaves out members that are undefined', () => {
    expect(encodeToText({ a: undefined, Item: undefined, ExportTime: undefined, b: 1 }, shape)).toBe(
      '{"b":1}',
    );
  });

  it('writes a Map as an object of any shape', () => {
    const input = new Map([['Item', new Map([['a', 'b']])]]);
    expect(encodeToText(input, shape)).toBe('{"Item":{"a":{"S":"b"}}}');
  });

  it('writes a Date as seconds with milliseconds, and writes a number as seconds', () => {
    expect(encodeToText({ ExportTime: new Date(1_700_000_000_123) }, shape)).toBe(
      '{"ExportTime":1700000000.123}',
    );
    expect(encodeToText({ ExportTime: 1_700_000_000 }, shape)).toBe('{"ExportTime":1700000000}');
  });

  it('writes members named __proto__ and constructor', () => {
    const names = JSON.parse('{"__proto__":{"constructor":1}}');
    expect(encodeToText(names, { members: {} })).toBe('{"__proto__":{"constructor":1}}');
    expect(encodeToText({ Item: names }, shape)).toBe(
      '{"Item":{"__proto__":{"M":{"constructor":{"N":"1"}}}}}',
    );
  });

  it('writes own enumerable members with string keys only', () => {
    const input = Object.assign(Object.create(null), { a: 1, [Symbol('s')]: 2 });
    Object.defineProperty(input, 'hidden', { value: 3 });
    expect(encodeToText({ Item: input }, shape)).toBe('{"Item":{"a":{"N":"1"}}}');
  });

  it('accepts objects and collections of another realm', () => {
    const input: unknown = runInNewContext(
      '({ Item: { o: { a: [1] }, m: new Map([["k", 2]]), s: new Set(["x"]), b: new Uint8Array([1]) } })',
    );
    expect(encodeToText(input, shape)).toBe(
      '{"Item":{"o":{"M":{"a":{"L":[{"N":"1"}]}}},"m":{"M":{"k":{"N":"2"}}},"s":{"SS":["x"]},"b":{"B":"AQ=="}}}',
    );
  });

  it('reads a getter once', () => {
    let reads = 0;
    const input = {
      get Item() {
        reads++;
        return { a: 1 };
      },
    };
    encode(input, shape);
    expect(reads).toBe(1);
  });

  it('writes text that JSON.parse reads back, whatever its characters', () => {
    for (let unit = 0; unit < 0x1_0000; unit += 0x400) {
      const units = Array.from({ length: 0x400 }, (_, offset) => String.fromCharCode(unit + offset));
      const text = units.filter((character) => !/\p{Surrogate}/u.test(character)).join('');
      expect(JSON.parse(encodeToText({ [text]: text }, undefined))).toEqual({ [text]: text });
    }
  });

  it('writes long text as JSON.stringify does', () => {
    for (const text of ['a'.repeat(1000), '"\\ud800'.repeat(100), '😀é\u2028'.repeat(100)]) {
      expect(encodeToText({ text }, undefined)).toBe(JSON.stringify({ text }));
    }
  });

  it('writes plain JSON as deep as the wire format of the deepest item, two levels per level of the item', () => {
    const nested = (levels: number): object => (levels === 1 ? { S: 'bottom' } : { L: [nested(levels - 1)] });
    const input = { TransactItems: [{ Put: { Item: { deep: nested(32) } } }] };
    expect(encodeToText(input, undefined)).toBe(JSON.stringify(input));
  });

  it('writes names correctly when there are more than the cache holds', () => {
    for (let index = 0; index < 5000; index++) {
      expect(encodeToText({ [`name ${index} "`]: 1 }, undefined)).toBe(`{"name ${index} \\"":1}`);
    }
  });
});

const circular: Record<string, unknown> = {};
circular.self = [circular];

describe('encode refuses', () => {
  it.each<[string, unknown, string, string]>([
    ['an item that is a string', { Item: 'a' }, 'Item', 'expected an object, received a string'],
    ['an item that is null', { Item: null }, 'Item', 'expected an object, received null'],
    ['an item that is an array', { Item: [] }, 'Item', 'expected an object, received an array'],
    [
      'an item that is a Set',
      { Item: new Set(['a']) },
      'Item',
      'expected an object, received a value of class Set',
    ],
    [
      'a list that is an object',
      { RequestItems: { Music: {} } },
      'RequestItems.Music',
      'expected an array, received a value of class Object',
    ],
    ['an input that is not an object', 'Music', '', 'expected an object, received a string'],
    ['a bigint in plain JSON', { Limit: 5n }, 'Limit', 'a bigint cannot be written as JSON'],
    ['a bigint deep in plain JSON', { Tags: [{ Value: 5n }] }, 'Tags[0].Value', 'a bigint'],
    ['NaN in plain JSON', { Limit: Number.NaN }, 'Limit', 'cannot be written as JSON'],
    ['a function in plain JSON', { Limit: () => 5 }, 'Limit', 'a function'],
    ['a Set in plain JSON', { Names: new Set(['a']) }, 'Names', 'a value of class Set'],
    ['a promise in plain JSON', { Limit: Promise.resolve(5) }, 'Limit', 'a value of class Promise'],
    [
      'undefined in a plain list',
      { Names: ['a', undefined] },
      'Names[1]',
      'undefined cannot be stored in a list',
    ],
    [
      'a circular reference in plain JSON',
      { circular },
      `circular${'.self[0]'.repeat(99)}`,
      'nested more than 200 levels deep',
    ],
    ['a lone surrogate', { TableName: 'a\ud800' }, 'TableName', 'a string with a lone surrogate'],
    [
      'a lone surrogate in long text',
      { TableName: `${'a'.repeat(1000)}\udfff` },
      'TableName',
      'a lone surrogate',
    ],
    [
      'a timestamp that is text',
      { ExportTime: '2026' },
      'ExportTime',
      'expected a Date or a number of seconds, received a string',
    ],
    ['an invalid Date', { ExportTime: new Date(Number.NaN) }, 'ExportTime', 'an invalid Date'],
  ])('%s', (_, input, path, reason) => {
    const error = errorOf(() => encode(input, shape));
    expect(error).toBeInstanceOf(InvalidValueError);
    expect(error).toMatchObject({ path, message: expect.stringContaining(reason) });
  });
});

function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
