import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as sdk from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marshall, marshallValue, unmarshall, unmarshallValue } from '../../lib/codec/marshall.ts';
import { parseJson } from '../../lib/codec/parse-json.ts';
import type { WireItem } from '../../lib/codec/wire-value.ts';
import { InvalidValueError } from '../../lib/errors/invalid.ts';
import { items } from './arbitraries.ts';

const nested = (levels: number): object => (levels === 0 ? { S: 'deep' } : { M: { a: nested(levels - 1) } });

describe('marshall', () => {
  it('writes an item as the marshaller of the AWS SDK does', () => {
    const item = {
      text: 'a',
      number: 1.5,
      big: 2n ** 80n,
      binary: new Uint8Array([1, 2, 3]),
      yes: true,
      nothing: null,
      list: ['a', 1],
      map: { a: { b: [] } },
      texts: new Set(['a', 'b']),
      numbers: new Set([1, 2]),
      binaries: new Set([new Uint8Array([1])]),
    };
    expect(marshall(item)).toEqual(sdk.marshall(item));
  });

  it('has binaries that JSON writes as base64, and that are bytes for everybody else', () => {
    const { binary } = marshall({ binary: new Uint8Array([1, 2, 3]) });
    expect(JSON.stringify(binary)).toBe('{"B":"AQID"}');
    expect(binary).toEqual({ B: new Uint8Array([1, 2, 3]) });
  });

  it('keeps an attribute called __proto__', () => {
    const item = JSON.parse('{"__proto__": 1}');
    expect(Object.entries(marshall(item))).toEqual([['__proto__', { N: '1' }]]);
    expect(Object.entries(unmarshall(marshall(item)))).toEqual([['__proto__', 1]]);
  });

  it('changes nothing in the item and refuses what cannot be stored, with its path', () => {
    expect(() => marshall(Object.freeze({ a: [1, { b: Number.NaN }] }))).toThrow(
      new InvalidValueError('NaN cannot be stored', ['a', 1, 'b']),
    );
    expect(() => marshallValue(2 ** 60)).toThrow(InvalidValueError);
    expect(marshallValue(2 ** 60, { allowImpreciseNumbers: true })).toEqual({ N: '1152921504606847000' });
  });
});

describe('unmarshall', () => {
  it('takes the types of the AWS SDK and of Lambda events', () => {
    const ofSdk: Record<string, AttributeValue> = { id: { S: 'a' } };
    const ofEvent: { [name: string]: { S?: string; B?: string; NULL?: boolean } } = { id: { B: 'AQ==' } };
    expect(unmarshall(ofSdk)).toEqual({ id: 'a' });
    expect(unmarshall(ofEvent)).toEqual({ id: new Uint8Array([1]) });
  });

  it('reads what marshall has written, also by way of JSON', () => {
    fc.assert(
      fc.property(items(), (item) => {
        const native = unmarshall(marshall(item));
        expect(unmarshall(parseJson(JSON.stringify(marshall(item))) as WireItem)).toEqual(native);
        expect(unmarshall(marshall(native))).toEqual(native);
      }),
    );
  });

  it('reads every number by the rule that it is told', () => {
    const value = { N: '12345678901234567890' };
    expect(unmarshallValue(value)).toBe(12345678901234567890n);
    expect(unmarshallValue(value, { numbers: 'number' })).toBe(12345678901234567000);
    expect(unmarshallValue(value, { numbers: (text) => `<${text}>` })).toBe('<12345678901234567890>');
  });

  it('reads the image of a Lambda event, whose binaries are base64', () => {
    const image = { id: { N: '1' }, body: { B: 'AQID' }, parts: { BS: ['AQ==', 'Ag=='] } };
    expect(unmarshall(image)).toEqual({
      id: 1,
      body: new Uint8Array([1, 2, 3]),
      parts: new Set([new Uint8Array([1]), new Uint8Array([2])]),
    });
  });

  it.each([
    ['a native value', 5, 'a: a number where an AttributeValue is expected'],
    ['no type', {}, 'a: an AttributeValue without a type'],
    ['two types', { S: 'a', N: '1' }, 'a: an AttributeValue of the types S and N'],
    ['an unknown type', { X: 'a' }, 'a: an AttributeValue of the unknown type "X"'],
    ['a string that is a number', { S: 1 }, 'a.S: a number where a string is expected'],
    ['a number that is none', { N: 'abc' }, 'a.N: "abc" is not a decimal number'],
    ['a binary that is not base64', { B: '*' }, 'a.B: a binary that is not base64'],
    ['a null that is false', { NULL: false }, 'a.NULL: false has no native value: a null is true'],
    ['a list that is none', { L: {} }, 'a.L: a value of class Object where an array is expected'],
    ['a map that is none', { M: [] }, 'a.M: an array where an object is expected'],
    ['a wrong element', { L: [{ BOOL: 'yes' }] }, 'a.L[0].BOOL: a string where a boolean is expected'],
    ['a missing element', { L: [undefined] }, 'a.L[0]: undefined cannot be stored in a list'],
    ['an empty set', { SS: [] }, 'a.SS: an empty set'],
    [
      'a repeated number',
      { NS: ['1', '2', '1.0'] },
      'a.NS[2]: the same value as element 0: a set holds each value once',
    ],
    ['more than 32 levels', nested(32), expect.stringContaining('nested more than 32 levels deep')],
  ])('refuses %s', (_, a, message) => {
    const refused = (() => {
      try {
        return unmarshall({ a } as never);
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toBeInstanceOf(InvalidValueError);
    expect((refused as Error).message).toEqual(message);
  });

  it('reads 32 levels', () => {
    expect(unmarshall({ a: nested(31) } as never)).toBeDefined();
  });

  it.each([
    ['an unmarshalled item', () => unmarshall(undefined as never)],
    ['an unmarshalled value', () => unmarshallValue(undefined as never)],
    ['a marshalled item', () => marshall(undefined as never)],
    ['a marshalled value', () => marshallValue(undefined)],
    ['a value whose toJSON returns nothing', () => marshallValue({ toJSON() {} })],
  ])('refuses undefined, which is not an empty item: %s', (_, convert) => {
    expect(convert).toThrow(new InvalidValueError('undefined cannot be stored', []));
  });

  it('refuses a rule for numbers that does not exist', () => {
    const numbers = 'lossles' as never;
    expect(() => unmarshall({ a: { N: '1' } }, { numbers })).toThrow(
      expect.objectContaining({ name: 'InvalidOptionError', option: 'numbers', value: 'lossles' }),
    );
  });
});
