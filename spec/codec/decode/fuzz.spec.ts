import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../lib/codec/decode.ts';
import type { NumberRule } from '../../../lib/codec/number-rule.ts';
import type { Shape } from '../../../lib/codec/shape.ts';
import { InvalidResponseError } from '../../../lib/errors/invalid.ts';
import { type Random, seeded } from '../../bench/corpora-random.ts';
import { sized } from '../../support/size.ts';
import { mutate } from './fuzz-mutation.ts';
import { FuzzTable } from './fuzz-responses.ts';
import { decodePlainly, outcome, Refusal } from './oracle.ts';

// FUZZ_PAGES=200000 makes a long run; FUZZ_SEED reproduces a run or starts another one.
const responses = Number(process.env.FUZZ_PAGES ?? sized({ small: 10_000, full: 50_000 }));
const seed = Number(process.env.FUZZ_SEED ?? 1);
const responsesPerTable = 20;

const native = {
  members: {
    Items: { list: { map: 'attribute' } },
    LastEvaluatedKey: { map: 'attribute' },
    Created: 'timestamp',
  },
} as const satisfies Shape;
const bytes: Shape = { members: { ...native.members, Items: { list: 'itemBytes' } } };

describe.each([
  ['native values', native],
  ['bytes', bytes],
])('createDecoder with random responses of items as %s', (_, shape) => {
  it(
    `decodes ${responses} responses, half of them mutated, as JSON.parse and the oracle do`,
    () => {
      const random = seeded(seed);
      let refused = 0;
      for (let done = 0; done < responses; done += responsesPerTable) refused += fuzzTable(random, shape);
      // Most mutations make a response invalid, but not all: a digit may become another digit.
      expect(refused).toBeGreaterThan(responses * 0.2);
      expect(refused).toBeLessThan(responses * 0.5);
    },
    60_000 + responses * 5,
  );
});

/** Decodes responses of one table with one decoder, and returns how many were refused. */
function fuzzTable(random: Random, shape: Shape): number {
  const rule: NumberRule = random.pick(['lossless', 'lossless', 'number', 'exact', (text) => text]);
  const decode = createDecoder(shape, rule);
  const table = new FuzzTable(random);
  let refused = 0;
  for (let index = 0; index < responsesPerTable; index++) {
    const isValid = index % 2 === 0;
    const valid = Buffer.from(table.response({ repeatsNames: isValid }));
    const body = isValid ? valid : mutate(valid, random);
    const expected = outcome(() => decodePlainly(body, shape, rule), Refusal);
    const actual = outcome(() => decode(body), InvalidResponseError);
    if (expected !== actual) expect.fail(`${body}\n\nexpected ${expected}\n\ndecoded ${actual}`);
    if (expected === 'refused') refused++;
  }
  return refused;
}
