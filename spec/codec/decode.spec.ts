import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../lib/codec/decode.ts';
import { ExactNumber } from '../../lib/codec/exact-number.ts';
import type { Shape } from '../../lib/codec/shape.ts';
import { InvalidResponseError } from '../../lib/errors/invalid.ts';

const item = { map: 'attribute' } as const;
const shape: Shape = {
  members: {
    Items: { list: item },
    LastEvaluatedKey: item,
    Table: { members: { CreationDateTime: 'timestamp' } },
  },
};

const decode = (json: string, of: Shape | undefined = shape) =>
  createDecoder(of, 'lossless')(Buffer.from(json));

describe('createDecoder', () => {
  it.each<[string, string, unknown]>([
    ['a string', '{"S":"a\\u0062"}', 'ab'],
    ['an integer', '{"N":"42"}', 42],
    ['a large integer', '{"N":"9007199254740993"}', 9007199254740993n],
    ['a long decimal', '{"N":"0.12345678901234567890"}', new ExactNumber('0.1234567890123456789')],
    ['a boolean', '{"BOOL":false}', false],
    ['null', '{"NULL":true}', null],
    ['a binary', '{"B":"aGk="}', Uint8Array.of(104, 105)],
    ['a set of strings', '{"SS":["a","b"]}', new Set(['a', 'b'])],
    ['a set of numbers', '{"NS":["1","1E+20"]}', new Set([1, 10n ** 20n])],
    ['a set of binaries', '{"BS":["","AQ=="]}', new Set([Uint8Array.of(), Uint8Array.of(1)])],
    ['a list', '{"L":[{"S":"a"},{"L":[]}]}', ['a', []]],
    ['a map', '{"M":{"a":{"M":{"b":{"N":"1"}}}}}', { a: { b: 1 } }],
  ])('reads %s', (_, json, value) => {
    expect(decode(json, 'attribute')).toStrictEqual(value);
  });

  it('reads AttributeValues where the shape has them and leaves the rest as it is', () => {
    const json = '{"Items":[{"a":{"S":"b"}}],"Count":1,"Other":{"S":"c"},"LastEvaluatedKey":{"a":{"N":"1"}}}';
    expect(decode(json)).toStrictEqual({
      Items: [{ a: 'b' }],
      Count: 1,
      Other: { S: 'c' },
      LastEvaluatedKey: { a: 1 },
    });
  });

  it('reads seconds as a Date, to the millisecond', () => {
    expect(decode('{"Table":{"CreationDateTime":1.7000000001234E9}}')).toStrictEqual({
      Table: { CreationDateTime: new Date(1_700_000_000_123) },
    });
  });

  it('reads an empty body as an empty object', () => {
    expect(decode('')).toStrictEqual({});
  });

  it('leaves out a member of the shape that is null', () => {
    expect(decode('{"Items":null,"Count":0,"Table":{"CreationDateTime":null}}')).toStrictEqual({
      Count: 0,
      Table: {},
    });
  });

  it('reads plain JSON where there is no shape', () => {
    expect(createDecoder(undefined, 'lossless')(Buffer.from('{"TableNames":["a",null]}'))).toEqual({
      TableNames: ['a', null],
    });
  });

  it('takes __proto__, constructor and integers for names', () => {
    const value = decode(
      '{"M":{"__proto__":{"M":{"a":{"N":"1"}}},"constructor":{"S":"b"},"1":{"S":"c"}}}',
      'attribute',
    );
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(Object(value))).toEqual([
      ['1', 'c'],
      ['__proto__', { a: 1 }],
      ['constructor', 'b'],
    ]);
  });

  it('gives binaries memory of their own', () => {
    const value = decode('{"B":"aGk="}', 'attribute');
    expect(value).not.toBeInstanceOf(Buffer);
    expect(value).toMatchObject({ byteOffset: 0, buffer: { byteLength: 2 } });
  });

  it('reads the numbers of what is sent back without loss, whatever the rule', () => {
    const json =
      '{"Items":[{"a":{"N":"9007199254740993"}}],"LastEvaluatedKey":{"a":{"N":"9007199254740993"}}}';
    const output = {
      members: { Items: { list: item }, LastEvaluatedKey: { ...item, lossless: true } },
    } as const;
    expect(createDecoder(output, 'number')(Buffer.from(json))).toEqual({
      Items: [{ a: 2 ** 53 }],
      LastEvaluatedKey: { a: 2n ** 53n + 1n },
    });
  });

  it('reads numbers by the rule', () => {
    const decoder = createDecoder(item, (text) => `number ${text}`);
    expect(decoder(Buffer.from('{"a":{"N":"1.50"},"b":{"NS":["2"]}}'))).toEqual({
      a: 'number 1.50',
      b: new Set(['number 2']),
    });
  });
});

describe('createDecoder refuses', () => {
  it.each<[string, string, string]>([
    ['what is not JSON', '{"Items":[', 'The response is not JSON'],
    ['HTML', '<html></html>', 'The response is not JSON'],
    ['a response that is no object', '[]', 'The response: not an object'],
    ['null', 'null', 'The response: not an object'],
    ['a list that is none', '{"Items":{}}', 'Items: not a list'],
    ['an item that is none', '{"Items":[{},7]}', 'Items[1]: not a map'],
    ['an attribute that is null', '{"Items":[{"a":null}]}', 'Items[0].a: not an AttributeValue of one type'],
    ['an attribute without a type', '{"Items":[{"a":{}}]}', 'Items[0].a: not an AttributeValue of one type'],
    [
      'an attribute of two types',
      '{"Items":[{"a":{"S":"","N":"1"}}]}',
      'Items[0].a: not an AttributeValue of one',
    ],
    [
      'an attribute of an unknown type',
      '{"Items":[{"a":{"X":""}}]}',
      'Items[0].a: an AttributeValue of the unknown',
    ],
    [
      'a type from a prototype',
      '{"Items":[{"a":{"toString":""}}]}',
      'Items[0].a: an AttributeValue of the unknown',
    ],
    ['a string that is none', '{"Items":[{"a":{"S":1}}]}', 'Items[0].a: not a string'],
    [
      'a number that is not text',
      '{"Items":[{"a":{"N":1}}]}',
      'Items[0].a: a number that is not written as a',
    ],
    ['a number that is none', '{"Items":[{"a":{"N":"one"}}]}', 'Items[0].a: a number that cannot be read'],
    [
      'an endless number',
      '{"Items":[{"a":{"N":"1E+999999999"}}]}',
      'Items[0].a: a number that cannot be read',
    ],
    [
      'a boolean that is none',
      '{"Items":[{"a":{"BOOL":"true"}}]}',
      'Items[0].a: a BOOL that is not a boolean',
    ],
    ['a NULL that is false', '{"Items":[{"a":{"NULL":false}}]}', 'Items[0].a: a NULL that is not true'],
    ['base64 with a stranger', '{"Items":[{"a":{"B":"aG*="}}]}', 'Items[0].a: not base64'],
    ['base64 without its end', '{"Items":[{"a":{"B":"aGk"}}]}', 'Items[0].a: not base64'],
    ['a set that is none', '{"Items":[{"a":{"SS":"b"}}]}', 'Items[0].a: not a list'],
    [
      'a set with something else',
      '{"Items":[{"a":{"NS":["1",2]}}]}',
      'Items[0].a[1]: a number that is not written',
    ],
    [
      'something deep inside',
      '{"Items":[{"a":{"L":[{"M":{"b c":{"S":0}}}]}}]}',
      'Items[0].a[0]["b c"]: not a string',
    ],
    [
      'a timestamp that is text',
      '{"Table":{"CreationDateTime":"now"}}',
      'Table.CreationDateTime: not a timestamp',
    ],
  ])('%s', (_, json, message) => {
    expect(() => decode(json)).toThrow(InvalidResponseError);
    expect(() => decode(json)).toThrow(message);
  });

  it('nesting that would use up the stack', () => {
    const json = `${'{"L":['.repeat(10_000)}${']}'.repeat(10_000)}`;
    expect(() => decode(json, 'attribute')).toThrow('nested more than 200 levels deep');
  });
});
