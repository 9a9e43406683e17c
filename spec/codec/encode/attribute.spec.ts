import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../lib/codec/encode.ts';
import { ExactNumber } from '../../../lib/codec/exact-number.ts';
import { InvalidValueError } from '../../../lib/errors/invalid.ts';

const encodeToText = (...input: Parameters<typeof encode>) => encode(...input).toString();

/** A Date whose toJSON returns text even if the date is invalid. */
class TextDate extends Date {
  override toJSON(): string {
    return String(this);
  }
}

/** A date like those of moment, luxon and Day.js: if it is invalid, toJSON returns null and valueOf returns NaN. */
class Moment {
  private readonly time: number;

  constructor(time: number) {
    this.time = time;
  }

  valueOf(): number {
    return this.time;
  }

  toJSON(): string | null {
    return Number.isNaN(this.time) ? null : new Date(this.time).toISOString();
  }
}

/** Detaches the buffer of these bytes, as `postMessage` does with a transferred buffer. */
function transferred(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

class Song {
  readonly title = 'Sinnerman';
}

const bytes = Uint8Array.of(0, 104, 105, 0).subarray(1, 3);

describe('A value is encoded as the AttributeValue of its type', () => {
  it.each<[string, unknown, string]>([
    ['a string', 'a "b"\n', '{"S":"a \\"b\\"\\n"}'],
    ['an empty string', '', '{"S":""}'],
    ['true', true, '{"BOOL":true}'],
    ['false', false, '{"BOOL":false}'],
    ['null', null, '{"NULL":true}'],
    ['an integer', 42, '{"N":"42"}'],
    ['a decimal', -1.5, '{"N":"-1.5"}'],
    ['the negative zero', -0, '{"N":"0"}'],
    ['the largest safe integer', 2 ** 53 - 1, '{"N":"9007199254740991"}'],
    ['the smallest safe integer', 1 - 2 ** 53, '{"N":"-9007199254740991"}'],
    ['the smallest number', 1e-130, '{"N":"1e-130"}'],
    ['an exact number close to the largest', new ExactNumber('-9.99E125'), '{"N":"-9.99e+125"}'],
    ['a bigint', 2n ** 64n, '{"N":"18446744073709551616"}'],
    ['a bigint of 38 digits and zeros', -(10n ** 125n), `{"N":"-1${'0'.repeat(125)}"}`],
    ['an exact number', new ExactNumber('1E-130'), '{"N":"1e-130"}'],
    ['a part of a buffer as a Uint8Array', bytes, '{"B":"aGk="}'],
    ['a Buffer', Buffer.from('hi'), '{"B":"aGk="}'],
    ['an ArrayBuffer', Uint8Array.of(104, 105).buffer, '{"B":"aGk="}'],
    ['a set of strings', new Set(['a', '"']), '{"SS":["a","\\""]}'],
    ['a set of numbers', new Set([1, 2n, new ExactNumber('0.3')]), '{"NS":["1","2","0.3"]}'],
    ['a set of binaries', new Set([bytes, Buffer.from('ho')]), '{"BS":["aGk=","aG8="]}'],
    ['a set of 0 and -0, which a Set holds as one element', new Set([0, -0]), '{"NS":["0"]}'],
    ['a set of binaries with a common prefix', new Set([bytes, bytes.subarray(1)]), '{"BS":["aGk=","aQ=="]}'],
    ['a set of bigints', new Set([1n, 10n]), '{"NS":["1","10"]}'],
    ['a set of Dates', new Set([new Date(0)]), '{"SS":["1970-01-01T00:00:00.000Z"]}'],
    ['a SharedArrayBuffer', new SharedArrayBuffer(2), '{"B":"AAA="}'],
    ['an empty binary', new Uint8Array(), '{"B":""}'],
    ['a proxy of an object', new Proxy({ a: 1 }, {}), '{"M":{"a":{"N":"1"}}}'],
    ['a proxy of an array', new Proxy([1], {}), '{"L":[{"N":"1"}]}'],
    ['an object with a symbol as a name', { [Symbol('s')]: 1, a: 1 }, '{"M":{"a":{"N":"1"}}}'],
    ['a URL', new URL('https://example.com/a'), '{"S":"https://example.com/a"}'],
    ['an instance whose toJSON returns null', { a: { toJSON: () => null } }, '{"M":{"a":{"NULL":true}}}'],
    ['an instance whose toJSON returns a Set', { toJSON: () => new Set([1]) }, '{"NS":["1"]}'],
    ['an array', ['a', [1]], '{"L":[{"S":"a"},{"L":[{"N":"1"}]}]}'],
    ['an empty array', [], '{"L":[]}'],
    ['a plain object', { a: { b: 1 } }, '{"M":{"a":{"M":{"b":{"N":"1"}}}}}'],
    ['an empty object', {}, '{"M":{}}'],
    ['a Map', new Map([['a', 1]]), '{"M":{"a":{"N":"1"}}}'],
    ['a member that is undefined', { a: undefined, b: 1 }, '{"M":{"b":{"N":"1"}}}'],
    ['an entry that is undefined', new Map([['a', undefined]]), '{"M":{}}'],
    ['a date of a date library', new Moment(0), '{"S":"1970-01-01T00:00:00.000Z"}'],
    ['a Date', new Date(1500), '{"S":"1970-01-01T00:00:01.500Z"}'],
    ['an object with a toJSON method', { toJSON: (key: string) => [key] }, '{"L":[{"S":"value"}]}'],
    ['a member whose toJSON returns undefined', { a: { toJSON: () => undefined } }, '{"M":{}}'],
    ['an attribute named toJSON', { toJSON: 'text' }, '{"M":{"toJSON":{"S":"text"}}}'],
  ])('%s', (_, value, json) => {
    expect(encodeToText({ value }, { map: 'attribute' })).toBe(`{"value":${json}}`);
  });
});

describe('A value that cannot be stored is refused with its path', () => {
  it.each<[string, unknown, string, string]>([
    ['NaN', Number.NaN, 'value', 'NaN cannot be stored'],
    ['infinity', -Infinity, 'value', '-Infinity cannot be stored'],
    ['a number too small', 5e-324, 'value', '5e-324 is out of range: DynamoDB stores magnitudes'],
    ['a number too large', { a: 1e300 }, 'value.a', '1e+300 is out of range: DynamoDB stores magnitudes'],
    ['a number just too small', 9.9e-131, 'value', '9.9e-131 is out of range: DynamoDB stores magnitudes'],
    ['a number just too large', 1e126, 'value', '1e+126 is out of range: DynamoDB stores magnitudes'],
    ['a bigint too long', [10n ** 38n + 1n], 'value[0]', 'more than 38 significant digits'],
    ['a bigint too large', -(10n ** 126n), 'value', 'a bigint of this size is out of range'],
    ['an empty set', { tags: new Set() }, 'value.tags', 'an empty set cannot be stored'],
    ['a set of strings and numbers', new Set(['a', 1]), 'value[1]', 'a set of more than one type'],
    ['a set with undefined', new Set(['a', undefined]), 'value[1]', 'undefined cannot be stored in a set'],
    ['a set with NaN', new Set([1, Number.NaN]), 'value[1]', 'NaN'],
    ['a number beyond the safe integers', 2 ** 53, 'value', '9007199254740992 is beyond ±(2^53 - 1)'],
    [
      'a number far beyond the safe integers',
      { a: [-1e20] },
      'value.a[0]',
      'pass a bigint (123n, BigInt(text)) or an ExactNumber',
    ],
    [
      'a number beyond the safe integers in a set',
      new Set([1, 1e20]),
      'value[1]',
      'set the option `allowImpreciseNumbers`',
    ],
    ['a set of 1 and 1n', new Set([1, 2, 1n]), 'value[2]', 'the same value as element 0'],
    ['a set of 1n and 1', new Set([5n, 1n, 1]), 'value[2]', 'the same value as element 1'],
    ['a set of 1 and 1.0', new Set([1, new ExactNumber('1.0')]), 'value[1]', 'the same value as element 0'],
    ['a set of -0.0 and 0n', new Set([new ExactNumber('-0.0'), 0n]), 'value[1]', 'the same value'],
    [
      'a set of two exact numbers that are equal',
      new Set([new ExactNumber('1E-7'), new ExactNumber('0.0000001')]),
      'value[1]',
      'the same value',
    ],
    [
      'a set of a bigint and an ExactNumber that are equal',
      new Set([10n ** 40n, new ExactNumber('1e40')]),
      'value[1]',
      'the same value',
    ],
    [
      'a set of binaries that are equal',
      { s: new Set([bytes, Buffer.from('hi')]) },
      'value.s[1]',
      'the same value',
    ],
    ['a set of two empty binaries', new Set([new Uint8Array(), Buffer.of()]), 'value[1]', 'the same value'],
    [
      'a set of long binaries that are equal',
      new Set([new Uint8Array(500), new Uint8Array(500)]),
      'value[1]',
      'the same',
    ],
    ['a set of a buffer and its bytes', new Set([bytes.slice().buffer, bytes]), 'value[1]', 'the same value'],
    [
      'a set of Dates that are equal',
      new Set([new Date(0), new Date(1), new Date(0)]),
      'value[2]',
      'the same value',
    ],
    [
      'a set of a Date and its text',
      new Set(['1970-01-01T00:00:00.000Z', new Date(0)]),
      'value[1]',
      'the same value',
    ],
    [
      'a set of two equal strings with escapes',
      new Set(['","', { toJSON: () => '","' }]),
      'value[1]',
      'the same value',
    ],
    ['an invalid Date', { on: [new Date('31.12.2024')] }, 'value.on[0]', 'an invalid Date'],
    ['an invalid Date in a set', new Set([new Date(0), new Date(Number.NaN)]), 'value[1]', 'an invalid Date'],
    ['an invalid Date of another realm', runInNewContext('new Date(NaN)'), 'value', 'an invalid Date'],
    ['an invalid Date with its own toJSON', new TextDate(Number.NaN), 'value', 'an invalid Date'],
    [
      'an invalid date of a date library',
      new Moment(Number.NaN),
      'value',
      'an invalid date, a value of class Moment',
    ],
    ['a set of booleans', new Set([true]), 'value[0]', 'a boolean cannot be stored in a set'],
    ['a set of lists', new Set([[1]]), 'value[0]', 'an array cannot be stored in a set'],
    ['undefined in an array', [1, undefined], 'value[1]', 'undefined cannot be stored in a list'],
    ['a hole in an array', new Array(1), 'value[0]', 'undefined cannot be stored in a list'],
    [
      'an element whose toJSON returns undefined',
      [{ toJSON: () => undefined }],
      'value[0]',
      'undefined cannot be stored in a list',
    ],
    ['a function', { f: () => 1 }, 'value.f', 'a function cannot be stored'],
    ['a symbol', Symbol('s'), 'value', 'a symbol cannot be stored'],
    ['a boxed string', Object('text'), 'value', 'class String'],
    ['an instance of a class', { song: new Song() }, 'value.song', 'class Song cannot be stored'],
    ['an instance that toJSON returns', { toJSON: () => new Date(0) }, 'value', 'class Date'],
    ['a promise', Promise.resolve(1), 'value', 'class Promise'],
    ['another view of a buffer', new DataView(new ArrayBuffer(1)), 'value', 'class DataView'],
    [
      'numbers of a typed array',
      new Float64Array(1),
      'value',
      'class Float64Array cannot be stored: make a Uint8Array',
    ],
    ['big numbers of a typed array', new BigInt64Array(1), 'value', 'class BigInt64Array'],
    ['clamped bytes', new Uint8ClampedArray(1), 'value', 'class Uint8ClampedArray'],
    [
      'a set of clamped bytes',
      new Set([new Uint8ClampedArray(1)]),
      'value[0]',
      'class Uint8ClampedArray cannot be stored in a set',
    ],
    [
      'bytes that were transferred',
      transferred(new Uint8Array(4)),
      'value',
      'a binary whose buffer was transferred',
    ],
    ['a buffer that was transferred', [transferred(new Uint8Array(4)).buffer], 'value[0]', 'transferred'],
    [
      'a set of bytes that were transferred',
      new Set([transferred(new Uint8Array(4))]),
      'value[0]',
      'transferred',
    ],
    ['a boxed number', Object(1), 'value', 'class Number'],
    ['a boxed bigint', Object(1n), 'value', 'class BigInt'],
    ['a boxed boolean', Object(true), 'value', 'class Boolean'],
    ['a boxed string in a set', new Set([Object('a')]), 'value[0]', 'class String cannot be stored in a set'],
    ['a RegExp', /a/, 'value', 'class RegExp'],
    ['an Error', new Error('a'), 'value', 'class Error'],
    ['a WeakMap', new WeakMap(), 'value', 'class WeakMap'],
    ['parameters of a URL', new URLSearchParams('a=1'), 'value', 'class URLSearchParams'],
    ['a Blob', new Blob(['a']), 'value', 'class Blob'],
    ['an iterator', [1].values(), 'value', 'cannot be stored'],
    [
      'a generator',
      (function* () {
        yield 1;
      })(),
      'value',
      'cannot be stored',
    ],
    ['a proxy of a Set', new Proxy(new Set(['a']), {}), 'value', 'class Set cannot be stored'],
    ['an object with an object as its prototype', Object.create({ a: 1 }), 'value', 'class Object'],
    [
      'a function that toJSON returns',
      { a: { toJSON: () => () => 1 } },
      'value.a',
      'a function cannot be stored',
    ],
    [
      'an object that is forged as an exact number',
      Object.create(ExactNumber.prototype),
      'value',
      'an ExactNumber whose text is not a decimal number',
    ],
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

  it('may be 32 levels deep, including the innermost value', () => {
    expect(() => encode({ value: nested(31) }, { map: 'attribute' })).not.toThrow();
    expect(() => encode({ value: nested(32) }, { map: 'attribute' })).toThrow(
      'nested more than 32 levels deep',
    );
  });

  it('is counted from the attribute, wherever it is in the request', () => {
    const shape = { list: { list: { map: 'attribute' } } } as const;
    expect(() => encode([[{ value: nested(31) }]], shape)).not.toThrow();
    expect(() => encode([[{ value: nested(32) }]], shape)).toThrow('nested more than 32 levels deep');
  });

  it('is refused in a value that contains itself', () => {
    const circular: unknown[] = [];
    circular.push(circular);
    expect(() => encode({ circular }, { map: 'attribute' })).toThrow(InvalidValueError);
  });
});

describe('A number beyond the safe integers, if the option allows it,', () => {
  it.each([
    [2 ** 53, '9007199254740992'],
    [-1e20, '-100000000000000000000'],
    [1e21, '1e+21'],
    [-9.99e125, '-9.99e+125'],
  ])('is written as JavaScript prints it: %s', (value, digits) => {
    const options = { allowImpreciseNumbers: true };
    expect(encode({ value }, { map: 'attribute' }, options).toString()).toBe(`{"value":{"N":"${digits}"}}`);
    expect(encode({ value: new Set([value]) }, { map: 'attribute' }, options).toString()).toBe(
      `{"value":{"NS":["${digits}"]}}`,
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e126, 1e-131])('is still refused if it is %s', (value) => {
    expect(() => encode({ value }, { map: 'attribute' }, { allowImpreciseNumbers: true })).toThrow(
      InvalidValueError,
    );
  });
});

describe('A toJSON that a polyfill or an old library has added', () => {
  const bigBytes = new Uint8Array(2);

  it.each<[string, object, unknown, string]>([
    ['to sets', Set.prototype, new Set(['a']), '{"SS":["a"]}'],
    ['to maps', Map.prototype, new Map([['a', 1]]), '{"M":{"a":{"N":"1"}}}'],
    ['to arrays', Array.prototype, [1], '{"L":[{"N":"1"}]}'],
    ['to bytes', Uint8Array.prototype, bigBytes, '{"B":"AAA="}'],
    ['to buffers', ArrayBuffer.prototype, bigBytes.buffer, '{"B":"AAA="}'],
    ['to strings', String.prototype, 'a', '{"S":"a"}'],
    ['to numbers', Number.prototype, 1, '{"N":"1"}'],
    ['to bigints', BigInt.prototype, 1n, '{"N":"1"}'],
    ['to exact numbers', Object.prototype, new ExactNumber('1.5'), '{"N":"1.5"}'],
    [
      'to all objects',
      Object.prototype,
      { a: [{ b: null }] },
      '{"M":{"a":{"L":[{"M":{"b":{"NULL":true}}}]}}}',
    ],
  ])('%s is not called', (_, prototype, value, json) => {
    Object.defineProperty(prototype, 'toJSON', { value: () => 'called', configurable: true });
    try {
      expect(encodeToText({ value }, { map: 'attribute' })).toBe(`{"value":${json}}`);
    } finally {
      Reflect.deleteProperty(prototype, 'toJSON');
    }
  });
});

describe('A value is read once', () => {
  it('by its getter and its toJSON method', () => {
    const calls: string[] = [];
    const value = {
      get a() {
        calls.push('a');
        return 1;
      },
      set: new Set([{ toJSON: () => calls.push('b') }, { toJSON: () => calls.push('c') }]),
    };
    expect(encodeToText({ value }, { map: 'attribute' })).toBe(
      '{"value":{"M":{"a":{"N":"1"},"set":{"NS":["2","3"]}}}}',
    );
    expect(calls).toEqual(['a', 'b', 'c']);
  });
});
