import assert from 'node:assert/strict';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../lib/codec/decode.ts';
import { encode } from '../../lib/codec/encode.ts';
import { bigIntegers, items, names, plainNumbers, values } from './arbitraries.ts';

const written = (...input: Parameters<typeof encode>) => encode(...input).toString();

const item = { map: 'attribute' } as const;
const decodeItem = createDecoder(item, 'lossless');
const roundTrip = (input: unknown) => decodeItem(encode(input, item));

/** What the AWS marshaller gets right: not these names, no long decimals, no set of numbers and bigints. */
const harmless = names.filter((name) => name !== '__proto__' && name !== 'constructor');
const knownToAws = fc.oneof(
  items({ names: harmless, numbers: plainNumbers }),
  items({ names: harmless, numbers: bigIntegers }),
);

describe('An item that goes to DynamoDB and back', () => {
  it('is the same item', () => {
    fc.assert(
      fc.property(items(), (input) => {
        assert.deepStrictEqual(roundTrip(input), input);
      }),
      { numRuns: 1000 },
    );
  });

  it('is not changed on its way', () => {
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
        expect(written({ value }, undefined)).toBe(JSON.stringify({ value }));
      }),
    );
  });
});

describe('The AWS marshaller, where it is right,', () => {
  it('writes the same', () => {
    fc.assert(
      fc.property(knownToAws, (input) => {
        const wire = JSON.stringify(marshall(input), (_, value) => (isBytes(value) ? base64(value) : value));
        expect(written(input, item)).toBe(wire);
      }),
      { numRuns: 500 },
    );
  });

  it('reads the same', () => {
    fc.assert(
      fc.property(knownToAws, (input) => {
        assert.deepStrictEqual(decodeItem(encode(input, item)), unmarshall(marshall(input)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('Any value', () => {
  it('is read back from a place that is one attribute', () => {
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
