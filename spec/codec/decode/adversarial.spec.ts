import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../lib/codec/decode.ts';
import { InvalidResponseError } from '../../../lib/errors/invalid.ts';
import { adversaries } from '../../bench/corpora-adversarial.ts';
import { decodePlainly, outcome, Refusal } from './oracle.ts';

const shape = { members: { Items: { list: { map: 'attribute' } } } } as const;

/** How many times as long as `JSON.parse`. The goal on an idle machine is 4; the spec must also pass on a busy one. */
const maxSlowness = 8;

describe('createDecoder with adversarial responses', () => {
  it.each(Object.entries(adversaries))('reads %s correctly', (_, makeBody) => {
    const body = makeBody();
    const decode = createDecoder(shape, 'lossless');
    const expected = outcome(() => decodePlainly(body, shape, 'lossless'), Refusal);
    for (let round = 0; round < 3; round++) {
      expect(outcome(() => decode(body), InvalidResponseError) === expected).toBe(true);
    }
  });

  it('takes a time comparable to that of JSON.parse', () => {
    const script = fileURLToPath(new URL('./adversarial.ts', import.meta.url));
    const args = ['--import', 'tsx', script, String(maxSlowness)];
    const output = execFileSync(process.execPath, args, { encoding: 'utf8' });
    const slowness: Record<string, number> = JSON.parse(output);
    expect(Object.keys(slowness)).toEqual(Object.keys(adversaries));
    expect(Object.entries(slowness).filter(([, times]) => times > maxSlowness)).toEqual([]);
  }, 120_000);

  it.each([
    ['maps', '{"M":{"a":', '}}'],
    ['lists', '{"L":[', ']}'],
  ])(
    'refuses 100,000 levels of %s with an InvalidResponseError, and decodes the next response',
    (_, open, close) => {
      const decode = createDecoder({ members: { Item: { map: 'attribute' } } }, 'lossless');
      const nested = (levels: number) =>
        Buffer.from(`{"Item":{"a":${open.repeat(levels)}{"NULL":true}${close.repeat(levels)}}}`);
      expect(() => decode(nested(100_000))).toThrow(InvalidResponseError);
      expect(() => decode(nested(100_000))).toThrow(/nested more than 500 levels deep/);
      expect(decode(nested(400))).toHaveProperty('Item.a');
    },
  );

  it('refuses 100,000 levels of plain JSON with an InvalidResponseError', () => {
    const decode = createDecoder(undefined, 'lossless');
    expect(() => decode(Buffer.from('['.repeat(100_000)))).toThrow(InvalidResponseError);
    expect(() => decode(Buffer.from('{"a":'.repeat(100_000)))).toThrow(InvalidResponseError);
  });
});
