import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../lib/codec/decode.ts';
import type { NumberRule } from '../../../lib/codec/number-rule.ts';
import type { Shape } from '../../../lib/codec/shape.ts';
import { InvalidResponseError } from '../../../lib/errors/invalid.ts';
import { type Random, seeded } from '../../bench/corpora-random.ts';
import { FuzzTable, mutate } from './fuzz-pages.ts';
import { decodePlainly, outcome, Refusal } from './oracle.ts';

// FUZZ_PAGES=200000 is what the performance issue asks for; FUZZ_SEED repeats a run or begins another one.
const pages = Number(process.env.FUZZ_PAGES ?? 50_000);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const pagesPerTable = 20;

const shape: Shape = {
  members: {
    Items: { list: { map: 'attribute' } },
    LastEvaluatedKey: { map: 'attribute' },
    Created: 'timestamp',
  },
};

describe('the page decoder', () => {
  it(
    `decodes ${pages} pages, half of them broken, as JSON.parse and a plain walk do`,
    () => {
      const random = seeded(seed);
      let refused = 0;
      for (let done = 0; done < pages; done += pagesPerTable) refused += fuzzTable(random);
      // Most mutations break a page, but not all: a digit of a number may become another.
      expect(refused).toBeGreaterThan(pages * 0.2);
      expect(refused).toBeLessThan(pages * 0.5);
    },
    60_000 + pages * 5,
  );
});

/** Decodes pages of one table with one decoder, and returns how many were refused. */
function fuzzTable(random: Random): number {
  const rule: NumberRule = random.pick(['lossless', 'lossless', 'number', 'exact', (text) => text]);
  const decode = createDecoder(shape, rule);
  const table = new FuzzTable(random);
  let refused = 0;
  for (let index = 0; index < pagesPerTable; index++) {
    const isWhole = index % 2 === 0;
    const whole = Buffer.from(table.page({ repeatsNames: isWhole }));
    const page = isWhole ? whole : mutate(whole, random);
    const expected = outcome(() => decodePlainly(page, shape, rule), Refusal);
    const actual = outcome(() => decode(page), InvalidResponseError);
    if (expected !== actual) expect.fail(`${page}\n\nexpected ${expected}\n\ndecoded ${actual}`);
    if (expected === 'refused') refused++;
  }
  return refused;
}
