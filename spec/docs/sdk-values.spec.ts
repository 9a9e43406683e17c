import { readFileSync } from 'node:fs';
import { NumberValue } from '@aws-sdk/lib-dynamodb';
import * as sdk from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { ExactNumber, marshall, unmarshall } from '../../lib/index.ts';

const page = readFileSync(new URL('../../docs/coming-from-the-aws-sdk.md', import.meta.url), 'utf8');
const digits = '0.12345678901234567890';
const big = '12345678901234567890';

class Song {
  readonly year = 1965;
}

/** Each row of the table of values by the beginning of its first cell, and what it says of the SDK and of rxdynamo. */
const rows: Readonly<Record<string, () => void>> = {
  '`removeUndefinedValues: true`'() {
    expect(() => sdk.marshall({ a: undefined })).toThrow('removeUndefinedValues');
    expect(sdk.marshall({ a: undefined }, { removeUndefinedValues: true })).toEqual({});
    expect(marshall({ a: undefined })).toEqual({});
    expect(() => marshall({ a: [undefined] })).toThrow('a[0]: undefined cannot be stored in a list');
  },
  '`convertEmptyValues: true`'() {
    const empty = { text: '', bytes: new Uint8Array() };
    const converted = sdk.marshall({ ...empty, set: new Set() }, { convertEmptyValues: true });
    expect(converted).toEqual({ text: { NULL: true }, bytes: { NULL: true }, set: { NULL: true } });
    expect(marshall(empty)).toEqual({ text: { S: '' }, bytes: { B: new Uint8Array() } });
    expect(() => marshall({ set: new Set() })).toThrow('an empty set cannot be stored');
  },
  '`convertClassInstanceToMap: true`'() {
    const options = { convertClassInstanceToMap: true };
    expect(sdk.marshall({ song: new Song() }, options)).toEqual({ song: { M: { year: { N: '1965' } } } });
    expect(() => marshall({ song: new Song() })).toThrow('a value of class Song cannot be stored');
    expect(marshall({ at: new Date(0) })).toEqual({ at: { S: '1970-01-01T00:00:00.000Z' } });
  },
  '`allowImpreciseNumbers: true`'() {
    expect(sdk.marshall({ n: 2 ** 60 }, { allowImpreciseNumbers: true })).toEqual(
      marshall({ n: 2 ** 60 }, { allowImpreciseNumbers: true }),
    );
  },
  '`wrapNumbers: true`'() {
    expect(sdk.unmarshall({ n: { N: '1' } }, { wrapNumbers: true })).toEqual({ n: { value: '1' } });
    expect(unmarshall({ n: { N: '1' } }, { numbers: 'exact' }).n).toBeInstanceOf(ExactNumber);
  },
  '`wrapNumbers: false`'() {
    const item = { big: { N: big }, decimal: { N: digits } };
    expect(sdk.unmarshall(item)).toEqual({ big: BigInt(big), decimal: Number(digits) });
    const { big: integer, decimal } = unmarshall(item);
    expect(integer).toBe(BigInt(big));
    expect(decimal).toEqual(new ExactNumber(digits));
  },
  "`NumberValue.from('1.5')`"() {
    expect(sdk.marshall({ n: NumberValue.from('1.5') })).toEqual(marshall({ n: new ExactNumber('1.5') }));
  },
  '`marshall` and `unmarshall`'() {
    const item = { a: 'x', b: [1, true, null], c: new Set(['y']) };
    expect(marshall(item)).toEqual(sdk.marshall(item));
    expect(unmarshall(sdk.marshall(item))).toEqual(item);
  },
  'an attribute that is called `__proto__`'() {
    const item = JSON.parse('{ "__proto__": { "S": "x" } }');
    expect(Object.keys(sdk.unmarshall(item))).toEqual([]);
    expect(Object.keys(unmarshall(item))).toEqual(['__proto__']);
  },
};

describe('the table of values of the AWS SDK and of rxdynamo', () => {
  it('has these rows', () => {
    const [, section = ''] = page.split('\n## Values\n');
    const table = /^\|.*(?:\n\|.*)+/m.exec(section)?.[0] ?? '';
    const cells = table
      .split('\n')
      .slice(2)
      .map((row) => row.slice(2));
    const names = Object.keys(rows);
    expect(cells.map((cell) => names.find((name) => cell.startsWith(name)))).toEqual(names);
  });

  it.each(Object.entries(rows))('is true of both: %s', (_, check) => check());
});
