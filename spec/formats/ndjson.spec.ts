import assert from 'node:assert/strict';
import fc from 'fast-check';
import { concatMap, from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import {
  fromNdjson,
  InvalidLineError,
  ndjsonLineParser,
  ndjsonLines,
  toNdjson,
} from '../../lib/formats/index.ts';
import { ExactNumber, InvalidOptionError, InvalidValueError, ItemBytes, marshall } from '../../lib/index.ts';
import { items, names } from '../codec/arbitraries.ts';
import { sized } from '../support/size.ts';
import { cutAt } from './cut.ts';

const textOf = (item: object) =>
  Buffer.from(ndjsonLines([item]))
    .toString()
    .trimEnd();

/** Names of which many are marks. */
const marks = fc.constantFrom('$N', '$B', '$SS', '$NS', '$BS', '$M', '$', 'N');

describe('ndjsonLines', () => {
  it('writes plain values as their JSON', () => {
    const item = { text: 'é"', n: 1.5, yes: true, none: null, list: [1, 'a', []], map: { a: {} }, empty: '' };
    expect(textOf(item)).toBe(JSON.stringify(item));
  });

  it.each([
    [12345678901234567890n, '{"$N":"12345678901234567890"}'],
    [new ExactNumber('0.12345678901234567890'), '{"$N":"0.1234567890123456789"}'],
    [Uint8Array.of(0xde, 0xad, 0xbe, 0xef), '{"$B":"3q2+7w=="}'],
    [new Uint8Array(), '{"$B":""}'],
    [new Set(['b', 'a']), '{"$SS":["b","a"]}'],
    [new Set([1, 12345678901234567890n]), '{"$NS":["1","12345678901234567890"]}'],
    [new Set([Uint8Array.of(0xde, 0xad)]), '{"$BS":["3q0="]}'],
    [{ $N: '1' }, '{"$M":{"$N":"1"}}'],
    [{ $M: { $M: 1 } }, '{"$M":{"$M":{"$M":{"$M":1}}}}'],
    [{ $N: '1', b: 2 }, '{"$N":"1","b":2}'],
    [{ $X: '1' }, '{"$X":"1"}'],
  ])('marks what plain JSON cannot represent: %s', (value, text) => {
    expect(textOf({ value })).toBe(`{"value":${text}}`);
    assert.deepStrictEqual(ndjsonLineParser()(textOf({ value })), { value });
  });

  it('writes AttributeValues and the bytes of items too', () => {
    const item = { a: [1, new Set(['x'])], big: 12345678901234567890n };
    const expected = `${textOf(item)}\n`;
    const lines = ndjsonLines([marshall(item)], { items: 'attributeValues' });
    expect(Buffer.from(lines).toString()).toBe(expected);
    const bytes = ItemBytes.from(JSON.stringify(marshall(item)));
    expect(Buffer.from(ndjsonLines([bytes])).toString()).toBe(expected);
  });

  it('refuses what DynamoDB cannot store, and names the item and the path', () => {
    const write = () => ndjsonLines([{}, { prices: [Number.NaN] }]);
    expect(write).toThrow(InvalidValueError);
    expect(write).toThrow('[1].prices[0]: ');
  });
});

describe('ndjsonLineParser', () => {
  it('reads the numbers of other programs without losing a digit', () => {
    const parse = ndjsonLineParser();
    expect(parse('{"a":12345678901234567890,"b":-0.10,"c":1e2,"d":0,"e":[ -1 ]}')).toEqual({
      a: 12345678901234567890n,
      b: -0.1,
      c: 100,
      d: 0,
      e: [-1],
    });
    expect(parse('{"a":0.12345678901234567891234567891234567891}')).toEqual({
      a: new ExactNumber('0.12345678901234567891234567891234567891'),
    });
    expect(parse(`{"a":1${'0'.repeat(100)}}`)).toEqual({ a: 10n ** 100n });
    expect(ndjsonLineParser({ numbers: (text) => `#${text}` })('{"a":1.50,"b":{"$N":"2"}}')).toEqual({
      a: '#1.50',
      b: '#2',
    });
  });

  it.each([
    ['1', 'expected { at byte 0'],
    ['[]', 'expected { at byte 0'],
    ['{"a":1', 'unexpected end at byte 6'],
    ['{"a":01}', 'expected , or } at byte 6'],
    ['{"a":1.}', 'expected , or } at byte 6'],
    ['{"a":-}', 'expected a value at byte 5'],
    ['{"a":1e999}', 'a number that cannot be read: "1e999" is out of range'],
    [`{"a":${'1'.repeat(39)}}`, 'has more than 38 significant digits'],
    ['{"a":NaN}', 'expected a value at byte 5'],
    ['{"a":1,"b":2,"a":3}', 'the name "a" for the second time at byte 13'],
    ['{"a":{"$N":1}}', '$N without a string at byte 5'],
    ['{"a":{"$N":"x"}}', '$N with a number that cannot be read'],
    ['{"a":{"$B":"?"}}', '$B with a binary that is not base64'],
    ['{"a":{"$SS":[]}}', '$SS without an array of strings'],
    ['{"a":{"$SS":["b","b"]}}', '$SS with a value twice'],
    ['{"a":{"$NS":["1",2]}}', '$NS without a string'],
    ['{"a":{"$M":1}}', '$M without an object'],
    [`{"a":${'['.repeat(600)}${']'.repeat(600)}}`, 'nested more than 500 levels deep'],
  ])('refuses %.40s', (line, message) => {
    expect(() => ndjsonLineParser()(line)).toThrow(InvalidLineError);
    expect(() => ndjsonLineParser()(line)).toThrow(message);
  });

  it('refuses an unknown rule of numbers at once', () => {
    expect(() => ndjsonLineParser({ numbers: 'all' as 'exact' })).toThrow(InvalidOptionError);
    expect(() => fromNdjson({ numbers: 'all' as 'exact' })).toThrow(InvalidOptionError);
  });

  it('reads deeply nested marks in linear time', () => {
    const depth = 240;
    const line = `{"a":${'{"x":1,"$M":'.repeat(depth)}{}${'}'.repeat(depth)}}`;
    expect(ndjsonLineParser()(line)).toHaveProperty('a.$M.$M.x', 1);
  });
});

describe('NDJSON', () => {
  it.each([
    ['any names', names],
    ['names that are marks', marks],
  ])('is read as the items that were written, with %s', async (_, itemNames) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(items({ names: itemNames }), { maxLength: 5 }),
        fc.array(fc.nat(2000), { maxLength: 8 }),
        async (written, cuts) => {
          const read$ = from(written).pipe(
            toNdjson(),
            toArray(),
            concatMap((lines) => cutAt(Buffer.concat(lines), cuts)),
            fromNdjson(),
            toArray(),
          );
          assert.deepStrictEqual(await lastValueFrom(read$), written);
        },
      ),
      { numRuns: sized({ small: 100, full: 1000 }) },
    );
  });

  it('is JSON whose every line `JSON.parse` reads', () => {
    fc.assert(
      fc.property(items(), (item) => {
        expect(typeof JSON.parse(textOf(item))).toBe('object');
        expect(textOf(item)).not.toContain('\n');
      }),
    );
  });
});
