import assert from 'node:assert/strict';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../lib/codec/decode.ts';
import { encode } from '../../lib/codec/encode.ts';
import { bigIntegers, items, names, plainNumbers, values } from './arbitraries.ts';

const encodeToText = (...input: Parameters<typeof encode>) => encode(...input).toString();

const item = { map: 'attribute' } as const;
const decodeItem = createDecoder(item, 'lossless');
const roundTrip = (input: unknown) => decodeItem(encode(input, item));

/** Items that the AWS marshaller converts correctly: without these names, long decimals, and sets of numbers and bigints. */
const supportedNames = names.filter((name) => name !== '__proto__' && name !== 'constructor');
const supportedByAws = fc.oneof(
  items({ names: supportedNames, numbers: plainNumbers }),
  items({ names: supportedNames, numbers: bigIntegers }),
);

describe('An item that is encoded and decoded', () => {
  it('is the same item', () => {
    fc.assert(
      fc.property(items(), (input) => {
        assert.deepStrictEqual(roundTrip(input), input);
      }),
      { numRuns: 1000 },
    );
  });

  it('is not changed by encoding', () => {
    fc.assert(
      fc.property(items(), (input) => {
        assert.deepStrictEqual(roundTrip(deepFreeze(input)), input);
      }),
    );
  });
});

describe('Plain JSON', () => {
  it('is written as JSON.stringify writes it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }), (value) => {
        expect(encodeToText({ value }, undefined)).toBe(JSON.stringify({ value }));
      }),
    );
  });
});

describe('The AWS marshaller, for items that it supports,', () => {
  it('encodes the same JSON', () => {
    fc.assert(
      fc.property(supportedByAws, (input) => {
        const wire = JSON.stringify(marshall(input), (_, value) => (isBytes(value) ? base64(value) : value));
        expect(encodeToText(input, item)).toBe(wire);
      }),
      { numRuns: 500 },
    );
  });

  it('decodes the same values', () => {
    fc.assert(
      fc.property(supportedByAws, (input) => {
        assert.deepStrictEqual(decodeItem(encode(input, item)), unmarshall(marshall(input)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('Any value', () => {
  it('is read back as a single attribute', () => {
    const decode = createDecoder('attribute', 'lossless');
    fc.assert(
      fc.property(values(), (value) => {
        assert.deepStrictEqual(decode(encode(value, 'attribute')), value);
      }),
    );
  });
});

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || isBytes(value)) return value;
  for (const member of Object.values(value)) deepFreeze(member);
  return Object.freeze(value);
}
