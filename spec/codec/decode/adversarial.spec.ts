import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../lib/codec/decode.ts';
import { InvalidResponseError } from '../../../lib/errors/invalid.ts';
import { adversaries } from '../../bench/corpora-adversarial.ts';
import { decodePlainly, outcome, Refusal } from './oracle.ts';

const shape = { members: { Items: { list: { map: 'attribute' } } } } as const;

/** The performance issue asks for 4, on a machine that has nothing else to do; the spec must hold on any. */
const bound = 8;

describe('the page decoder, where somebody means it ill', () => {
  it.each(Object.entries(adversaries))('reads right: %s', (_, makePage) => {
    const page = makePage();
    const decode = createDecoder(shape, 'lossless');
    const expected = outcome(() => decodePlainly(page, shape, 'lossless'), Refusal);
    for (let round = 0; round < 3; round++) {
      expect(outcome(() => decode(page), InvalidResponseError) === expected).toBe(true);
    }
  });

  it('takes a time like that of JSON.parse, whatever the page', () => {
    const script = fileURLToPath(new URL('./adversarial.ts', import.meta.url));
    const output = execFileSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
    const slowness: Record<string, number> = JSON.parse(output);
    expect(Object.keys(slowness)).toEqual(Object.keys(adversaries));
    expect(Object.entries(slowness).filter(([, times]) => times > bound)).toEqual([]);
  }, 120_000);

  it.each([
    ['maps', '{"M":{"a":', '}}'],
    ['lists', '{"L":[', ']}'],
  ])(
    'refuses 100,000 levels of %s with an error of its own, and reads on with the next page',
    (_, open, close) => {
      const decode = createDecoder({ members: { Item: { map: 'attribute' } } }, 'lossless');
      const nested = (levels: number) =>
        Buffer.from(`{"Item":{"a":${open.repeat(levels)}{"NULL":true}${close.repeat(levels)}}}`);
      expect(() => decode(nested(100_000))).toThrow(InvalidResponseError);
      expect(() => decode(nested(100_000))).toThrow(/nested more than 500 levels deep/);
      expect(decode(nested(400))).toHaveProperty('Item.a');
    },
  );

  it('refuses 100,000 levels of plain JSON with an error of its own', () => {
    const decode = createDecoder(undefined, 'lossless');
    expect(() => decode(Buffer.from('['.repeat(100_000)))).toThrow(InvalidResponseError);
    expect(() => decode(Buffer.from('{"a":'.repeat(100_000)))).toThrow(InvalidResponseError);
  });
});
