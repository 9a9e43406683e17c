import assert from 'node:assert/strict';
import fc from 'fast-check';
import { concatMap, from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import {
  dynamoDBJsonLineParser,
  dynamoDBJsonLines,
  fromDynamoDBJson,
  InvalidLineError,
  toDynamoDBJson,
} from '../../lib/formats/index.ts';
import { InvalidOptionError, InvalidValueError, marshall } from '../../lib/index.ts';
import { items } from '../codec/arbitraries.ts';
import { sized } from '../support/size.ts';
import { cutAt } from './cut.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

const read = (...chunks: readonly (string | Uint8Array)[]) =>
  lastValueFrom(from(chunks).pipe(fromDynamoDBJson(), toArray()));

const song = { Artist: 'Nina Simone', Year: 1965 };
const line = '{"Item":{"Artist":{"S":"Nina Simone"},"Year":{"N":"1965"}}}';

describe('dynamoDBJsonLines', () => {
  it('writes one line for each item, as the exports of the service have them', () => {
    expect(text(dynamoDBJsonLines([song, {}]))).toBe(`${line}\n{"Item":{}}\n`);
    expect(text(dynamoDBJsonLines([]))).toBe('');
  });

  it('writes AttributeValues', () => {
    expect(text(dynamoDBJsonLines([marshall(song)], { items: 'attributeValues' }))).toBe(`${line}\n`);
  });

  it('refuses what DynamoDB cannot store, and names the item and the path', () => {
    const write = () => dynamoDBJsonLines([song, { lines: [{ price: Number.NaN }] }]);
    expect(write).toThrow(InvalidValueError);
    expect(write).toThrow('[1].lines[0].price: ');
    expect(() => dynamoDBJsonLines([undefined as unknown as object])).toThrow('[0]: expected an object');
    expect(() => dynamoDBJsonLines([], { items: 'wire' as 'native' })).toThrow(InvalidOptionError);
  });

  it('returns bytes of its own', () => {
    const first = dynamoDBJsonLines([song]);
    dynamoDBJsonLines([{ Artist: 'Another' }]);
    expect(text(first)).toBe(`${line}\n`);
  });
});

describe('dynamoDBJsonLineParser', () => {
  it('reads an item, with and without the newline', () => {
    const parse = dynamoDBJsonLineParser();
    expect(parse(line)).toEqual(song);
    expect(parse(Buffer.from(`${line}\r\n`))).toEqual(song);
  });

  it('reads AttributeValues, and numbers by a rule', () => {
    expect(dynamoDBJsonLineParser({ items: 'attributeValues' })(line)).toEqual(marshall(song));
    expect(dynamoDBJsonLineParser({ numbers: (digits) => `#${digits}` })(line)).toEqual({
      ...song,
      Year: '#1965',
    });
  });

  it.each([
    ['no JSON', 'Line 1: expected { at byte 0'],
    ['', 'Line 1: no `Item`'],
    ['{"Item":{"a":{"S":"b"}}', 'unexpected end at byte 23'],
    ['{"Item":{"a":{"S":"b"}}}{}', 'expected the end'],
    ['{"Item":{"a":{"X":"b"}}}', 'an AttributeValue of the unknown type "X" at byte'],
    ['{"Item":{"a":{"N":"1x"}}}', 'a number that cannot be read at byte'],
    ['{"Item":[]}', 'expected { at byte 8'],
    ['{"Item":null}', 'no `Item`'],
    ['{}', 'no `Item`'],
    ['{"Artist":{"S":"Nina Simone"}}', 'the unknown member "Artist"'],
    ['{"Item":{},"Also":{}}', 'the unknown member "Also"'],
    ['{"Keys":{"a":{"S":"b"}}}', 'a change of an incremental export'],
  ])('refuses %s', (invalid, message) => {
    const parse = dynamoDBJsonLineParser();
    expect(() => parse(invalid)).toThrow(InvalidLineError);
    expect(() => parse(invalid)).toThrow(message);
  });

  it('refuses text that is not UTF-8, and text that is compressed', () => {
    const parse = dynamoDBJsonLineParser();
    expect(() => parse(Uint8Array.of(0x22, 0xff, 0x22))).toThrow('Line 1: not UTF-8 at byte 1');
    expect(() => parse(Uint8Array.of(0x1f, 0x8b, 8, 0))).toThrow('compressed with gzip');
  });

  it('refuses unknown options at once', () => {
    expect(() => dynamoDBJsonLineParser({ items: 'wire' as 'native' })).toThrow(InvalidOptionError);
    expect(() => dynamoDBJsonLineParser({ numbers: 'all' as 'exact' })).toThrow(InvalidOptionError);
  });
});

describe('DynamoDB JSON', () => {
  it('is read as the items that were written, however its chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(items(), { maxLength: 5 }),
        fc.array(fc.nat(2000), { maxLength: 8 }),
        async (written, cuts) => {
          const chunks$ = from(written).pipe(toDynamoDBJson(), toArray());
          const read$ = chunks$.pipe(
            concatMap((lines) => cutAt(Buffer.concat(lines), cuts)),
            fromDynamoDBJson(),
            toArray(),
          );
          assert.deepStrictEqual(await lastValueFrom(read$), written);
        },
      ),
      { numRuns: sized({ small: 100, full: 1000 }) },
    );
  });

  it('may be cut within a character, as bytes and as strings', async () => {
    const item = { title: 'Über 😀' };
    const written = text(dynamoDBJsonLines([item]));
    expect(await read(...Array.from(Buffer.from(written), (byte) => Uint8Array.of(byte)))).toEqual([item]);
    expect(await read(...written.split(''))).toEqual([item]);
  });

  it('may have a byte order mark, \\r\\n, blank lines and no newline at its end', async () => {
    expect(await read(`\ufeff${line}\r\n\n  \r\n${line}`)).toEqual([song, song]);
    expect(await read('\ufeff')).toEqual([]);
    expect(await read()).toEqual([]);
    expect(await read('', '\n', new Uint8Array())).toEqual([]);
  });
});
