import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../lib/codec/decode.ts';
import type { Shape } from '../../../lib/codec/shape.ts';
import { corpusNames, makePages } from '../../bench/corpora.ts';
import { decodePlainly, written } from './oracle.ts';

const shape: Shape = {
  members: { Items: { list: { map: 'attribute' } }, LastEvaluatedKey: { map: 'attribute' } },
};

describe('createDecoder', () => {
  it.each(corpusNames)('decodes all pages of the corpus %s correctly', (name) => {
    const decode = createDecoder(shape, 'lossless');
    for (const body of makePages(name, 2)) {
      expect(written(decode(body)) === written(decodePlainly(body, shape, 'lossless'))).toBe(true);
    }
  });

  it('decodes an empty body as an empty object', () => {
    expect(createDecoder(shape, 'lossless')(Buffer.alloc(0))).toEqual({});
  });

  it('decodes a body that is part of a larger buffer', () => {
    const buffer = Buffer.from('xx{"Items":[{"a":{"S":"é"}}]}xx');
    expect(createDecoder(shape, 'lossless')(buffer.subarray(2, -2))).toEqual({ Items: [{ a: 'é' }] });
  });

  it('decodes the next response after one that it refused', () => {
    const decode = createDecoder(shape, 'lossless');
    const body = Buffer.from('{"Items":[{"a":{"M":{"b":{"S":"x"}}}}]}');
    for (let round = 0; round < 5; round++) {
      expect(() => decode(body.subarray(0, -8))).toThrow(/unexpected end/);
      expect(decode(body)).toEqual({ Items: [{ a: { b: 'x' } }] });
    }
  });

  it('allows a number rule to decode another response', () => {
    const body = Buffer.from('{"Items":[{"a":{"N":"1"},"b":{"S":"x"}}]}');
    const inner = createDecoder(shape, 'number');
    const outer = createDecoder(shape, () => inner(body));
    for (let round = 0; round < 5; round++) {
      expect(outer(body)).toEqual({ Items: [{ a: { Items: [{ a: 1, b: 'x' }] }, b: 'x' }] });
    }
  });
});
