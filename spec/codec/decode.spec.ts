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

  it('reads AttributeValues where the shape has them and plain JSON elsewhere', () => {
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

  it('reads members named __proto__, constructor and integers', () => {
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

  it('returns binaries that do not share the memory of the response', () => {
    const value = decode('{"B":"aGk="}', 'attribute');
    expect(value).not.toBeInstanceOf(Buffer);
    expect(value).toMatchObject({ byteOffset: 0, buffer: { byteLength: 2 } });
  });

  it('reads the numbers of lossless maps without loss, whatever the rule', () => {
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
    ['incomplete JSON', '{"Items":[', 'byte 10: ends too early'],
    ['HTML', '<html></html>', 'byte 0: expected {'],
    ['a response that is not an object', '[]', 'byte 0: expected {'],
    ['null', 'null', 'byte 0: expected {'],
    ['an object in place of a list', '{"Items":{}}', 'byte 9: expected ['],
    ['a number in place of an item', '{"Items":[{},7]}', 'byte 13: expected {'],
    ['an attribute that is null', '{"Items":[{"a":null}]}', 'byte 15: expected {'],
    ['an attribute without a type', '{"Items":[{"a":{}}]}', 'byte 16: expected "'],
    [
      'an attribute of two types',
      '{"Items":[{"a":{"S":"","N":"1"}}]}',
      'byte 23: an AttributeValue of more than one type',
    ],
    [
      'an attribute of an unknown type',
      '{"Items":[{"a":{"X":""}}]}',
      'byte 17: an AttributeValue of the unknown type "X"',
    ],
    [
      'a type with the name of an inherited property',
      '{"Items":[{"a":{"toString":""}}]}',
      'byte 17: an AttributeValue of the unknown type "toString"',
    ],
    ['a number in place of a string', '{"Items":[{"a":{"S":1}}]}', 'byte 20: expected "'],
    ['a number without quotes', '{"Items":[{"a":{"N":1}}]}', 'byte 20: expected "'],
    [
      'a number that is not a decimal',
      '{"Items":[{"a":{"N":"one"}}]}',
      'byte 21: a number that cannot be read',
    ],
    [
      'a number out of range',
      '{"Items":[{"a":{"N":"1E+999999999"}}]}',
      'byte 21: a number that cannot be read',
    ],
    [
      'a string in place of a boolean',
      '{"Items":[{"a":{"BOOL":"true"}}]}',
      'byte 23: a BOOL that is neither true nor false',
    ],
    ['a NULL that is false', '{"Items":[{"a":{"NULL":false}}]}', 'byte 23: a NULL that is not true'],
    ['base64 with an invalid character', '{"Items":[{"a":{"B":"aG*="}}]}', 'byte 21: not base64'],
    ['base64 without padding', '{"Items":[{"a":{"B":"aGk"}}]}', 'byte 21: not base64'],
    ['a string in place of a set', '{"Items":[{"a":{"SS":"b"}}]}', 'byte 21: expected ['],
    ['a set of elements of two types', '{"Items":[{"a":{"NS":["1",2]}}]}', 'byte 26: expected "'],
    [
      'an invalid value deep inside',
      '{"Items":[{"a":{"L":[{"M":{"b c":{"S":0}}}]}}]}',
      'byte 38: expected "',
    ],
    [
      'a timestamp that is text',
      '{"Table":{"CreationDateTime":"now"}}',
      'byte 29: a timestamp that is not a number',
    ],
  ])('%s', (_, json, message) => {
    expect(() => decode(json)).toThrow(InvalidResponseError);
    expect(() => decode(json)).toThrow(message);
  });

  it('nesting that would overflow the stack', () => {
    const json = `${'{"L":['.repeat(10_000)}${']}'.repeat(10_000)}`;
    expect(() => decode(json, 'attribute')).toThrow('nested more than 500 levels deep');
  });
});
