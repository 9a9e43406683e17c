import { describe, expect, it } from 'vitest';
import { encode } from '../../../lib/codec/encode.ts';
import { ExactNumber } from '../../../lib/codec/exact-number.ts';
import { InvalidValueError } from '../../../lib/errors/invalid.ts';

const written = (...input: Parameters<typeof encode>) => encode(...input).toString();

class Song {
  readonly title = 'Sinnerman';
}

const bytes = Uint8Array.of(0, 104, 105, 0).subarray(1, 3);

describe('A value is stored as its type', () => {
  it.each<[string, unknown, string]>([
    ['a string', 'a "b"\n', '{"S":"a \\"b\\"\\n"}'],
    ['an empty string', '', '{"S":""}'],
    ['true', true, '{"BOOL":true}'],
    ['false', false, '{"BOOL":false}'],
    ['null', null, '{"NULL":true}'],
    ['an integer', 42, '{"N":"42"}'],
    ['a decimal', -1.5, '{"N":"-1.5"}'],
    ['the negative zero', -0, '{"N":"0"}'],
    ['a large number', 1e21, '{"N":"1e+21"}'],
    ['the smallest number', 1e-130, '{"N":"1e-130"}'],
    ['a number close to the largest', -9.99e125, '{"N":"-9.99e+125"}'],
    ['a bigint', 2n ** 64n, '{"N":"18446744073709551616"}'],
    ['a bigint of 38 digits and zeros', -(10n ** 125n), `{"N":"-1${'0'.repeat(125)}"}`],
    ['an exact number', new ExactNumber('1E-130'), '{"N":"1e-130"}'],
    ['a part of a buffer as a Uint8Array', bytes, '{"B":"aGk="}'],
    ['a Buffer', Buffer.from('hi'), '{"B":"aGk="}'],
    ['an ArrayBuffer', Uint8Array.of(104, 105).buffer, '{"B":"aGk="}'],
    ['a set of strings', new Set(['a', '"']), '{"SS":["a","\\""]}'],
    ['a set of numbers', new Set([1, 2n, new ExactNumber('0.3')]), '{"NS":["1","2","0.3"]}'],
    ['a set of binaries', new Set([bytes, Buffer.from('ho')]), '{"BS":["aGk=","aG8="]}'],
    ['a set of Dates', new Set([new Date(0)]), '{"SS":["1970-01-01T00:00:00.000Z"]}'],
    ['an array', ['a', [1]], '{"L":[{"S":"a"},{"L":[{"N":"1"}]}]}'],
    ['an empty array', [], '{"L":[]}'],
    ['a plain object', { a: { b: 1 } }, '{"M":{"a":{"M":{"b":{"N":"1"}}}}}'],
    ['an empty object', {}, '{"M":{}}'],
    ['a Map', new Map([['a', 1]]), '{"M":{"a":{"N":"1"}}}'],
    ['a member that is undefined', { a: undefined, b: 1 }, '{"M":{"b":{"N":"1"}}}'],
    ['an entry that is undefined', new Map([['a', undefined]]), '{"M":{}}'],
    ['a Date', new Date(1500), '{"S":"1970-01-01T00:00:01.500Z"}'],
    ['anything with toJSON', { toJSON: (key: string) => [key] }, '{"L":[{"S":"value"}]}'],
    ['a member whose toJSON gives nothing', { a: { toJSON: () => undefined } }, '{"M":{}}'],
    ['an attribute named toJSON', { toJSON: 'text' }, '{"M":{"toJSON":{"S":"text"}}}'],
  ])('%s', (_, value, json) => {
    expect(written({ value }, { map: 'attribute' })).toBe(`{"value":${json}}`);
  });
});

describe('A value that cannot be stored is refused with its path', () => {
  it.each<[string, unknown, string, string]>([
    ['NaN', Number.NaN, 'value', 'NaN cannot be stored'],
    ['infinity', -Infinity, 'value', '-Infinity cannot be stored'],
    ['a number too small', 5e-324, 'value', '5e-324: DynamoDB stores magnitudes'],
    ['a number too large', { a: 1e300 }, 'value.a', '1e+300: DynamoDB stores magnitudes'],
    ['a number just too small', 9.9e-131, 'value', '9.9e-131: DynamoDB stores magnitudes'],
    ['a number just too large', 1e126, 'value', '1e+126: DynamoDB stores magnitudes'],
    ['a bigint too long', [10n ** 38n + 1n], 'value[0]', 'more than 38 significant digits'],
    ['a bigint too large', -(10n ** 126n), 'value', 'a bigint too large'],
    ['an empty set', { tags: new Set() }, 'value.tags', 'an empty set'],
    ['a set of strings and numbers', new Set(['a', 1]), 'value[1]', 'a set of more than one type'],
    ['a set with undefined', new Set(['a', undefined]), 'value[1]', 'undefined in a set'],
    ['a set with NaN', new Set([1, Number.NaN]), 'value[1]', 'NaN'],
    ['a set of booleans', new Set([true]), 'value[0]', 'a boolean in a set'],
    ['a set of lists', new Set([[1]]), 'value[0]', 'an array in a set'],
    ['undefined in an array', [1, undefined], 'value[1]', 'undefined in a list'],
    ['a hole in an array', new Array(1), 'value[0]', 'undefined in a list'],
    [
      'an element whose toJSON gives nothing',
      [{ toJSON: () => undefined }],
      'value[0]',
      'undefined in a list',
    ],
    ['a function', { f: () => 1 }, 'value.f', 'a function cannot be stored'],
    ['a symbol', Symbol('s'), 'value', 'a symbol cannot be stored'],
    ['a boxed string', Object('text'), 'value', 'class String'],
    ['an instance of a class', { song: new Song() }, 'value.song', 'class Song cannot be stored'],
    ['an instance that toJSON returns', { toJSON: () => new Date(0) }, 'value', 'class Date'],
    ['a promise', Promise.resolve(1), 'value', 'class Promise'],
    ['another view of a buffer', new DataView(new ArrayBuffer(1)), 'value', 'class DataView'],
    ['a Map with a number as a key', new Map([[1, 2]]), 'value', 'a Map with a number as a key'],
    ['a lone surrogate', 'a\udc00b', 'value', 'a lone surrogate'],
    ['a lone surrogate in a set', new Set(['\ud800']), 'value[0]', 'a lone surrogate'],
    ['a lone surrogate in a name', { 'a\ud800': 1 }, 'value["a\\ud800"]', 'a lone surrogate'],
    ['a value after a deeper one', [{ a: { b: [1] } }, Number.NaN], 'value[1]', 'NaN'],
    ['a value deep inside', { 'unit price': [{ b: NaN }] }, 'value["unit price"][0].b', 'NaN'],
  ])('%s', (_, value, path, reason) => {
    expect(() => encode({ value }, { map: 'attribute' })).toThrow(
      expect.objectContaining({
        name: InvalidValueError.name,
        path,
        message: expect.stringContaining(reason),
      }),
    );
  });
});

describe('Nesting', () => {
  const nested = (containers: number): unknown =>
    Array.from({ length: containers }).reduce(
      (value: unknown, _, index) => (index % 2 ? [value] : { a: value }),
      'a',
    );

  it('is stored 32 levels deep, the innermost value included', () => {
    expect(() => encode({ value: nested(31) }, { map: 'attribute' })).not.toThrow();
    expect(() => encode({ value: nested(32) }, { map: 'attribute' })).toThrow(
      'nested more than 32 levels deep',
    );
  });

  it('counts from the attribute, wherever the request has it', () => {
    const shape = { list: { list: { map: 'attribute' } } } as const;
    expect(() => encode([[{ value: nested(31) }]], shape)).not.toThrow();
    expect(() => encode([[{ value: nested(32) }]], shape)).toThrow('nested more than 32 levels deep');
  });

  it('ends a value that contains itself', () => {
    const circular: unknown[] = [];
    circular.push(circular);
    expect(() => encode({ circular }, { map: 'attribute' })).toThrow(InvalidValueError);
  });
});
