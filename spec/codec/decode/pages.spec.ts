import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../lib/codec/decode.ts';
import type { Shape } from '../../../lib/codec/shape.ts';
import { corpusNames, makePages } from '../../bench/corpora.ts';
import { decodePlainly, written } from './oracle.ts';

const shape: Shape = {
  members: { Items: { list: { map: 'attribute' } }, LastEvaluatedKey: { map: 'attribute' } },
};

describe('createDecoder', () => {
  it.each(corpusNames)('reads the corpus %s right, page after page', (name) => {
    const decode = createDecoder(shape, 'lossless');
    for (const page of makePages(name, 2)) {
      expect(written(decode(page)) === written(decodePlainly(page, shape, 'lossless'))).toBe(true);
    }
  });

  it('takes an empty body for an empty object', () => {
    expect(createDecoder(shape, 'lossless')(Buffer.alloc(0))).toEqual({});
  });

  it('reads a body that is a part of a larger buffer', () => {
    const buffer = Buffer.from('xx{"Items":[{"a":{"S":"é"}}]}xx');
    expect(createDecoder(shape, 'lossless')(buffer.subarray(2, -2))).toEqual({ Items: [{ a: 'é' }] });
  });

  it('reads on after a page that it refused', () => {
    const decode = createDecoder(shape, 'lossless');
    const page = Buffer.from('{"Items":[{"a":{"M":{"b":{"S":"x"}}}}]}');
    for (let round = 0; round < 5; round++) {
      expect(() => decode(page.subarray(0, -8))).toThrow(/ends too early/);
      expect(decode(page)).toEqual({ Items: [{ a: { b: 'x' } }] });
    }
  });

  it('lets a number rule decode another page meanwhile', () => {
    const page = Buffer.from('{"Items":[{"a":{"N":"1"},"b":{"S":"x"}}]}');
    const inner = createDecoder(shape, 'number');
    const outer = createDecoder(shape, () => inner(page));
    for (let round = 0; round < 5; round++) {
      expect(outer(page)).toEqual({ Items: [{ a: { Items: [{ a: 1, b: 'x' }] }, b: 'x' }] });
    }
  });
});
