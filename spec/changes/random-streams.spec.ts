import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sized } from '../support/size.ts';
import { useVirtualTime } from '../support/virtual-time.ts';
import { problemsOf } from './random/check-run.ts';
import { runPlan } from './random/run-plan.ts';
import { drawPlan, type StreamPlan } from './random/stream-plan.ts';

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

const replayed = process.env.CHANGES_SEED;
const count = Number(process.env.CHANGES_SEEDS ?? sized({ small: 6, full: 40 }));
const seeds =
  replayed === undefined ? Array.from({ length: count }, (_, index) => index) : [Number(replayed)];

async function run(plan: StreamPlan) {
  const result = await runPlan(plan);
  return {
    problems: problemsOf(result),
    gaps: result.sessions.filter(({ gap }) => gap !== undefined).length,
  };
}

describe('a stream of changes that is killed and resumed again and again', () => {
  it('delivers the changes of each item in order, loses none and repeats only what was not acknowledged', async () => {
    for (const seed of seeds) {
      const plan = drawPlan(seed, false);
      const { problems, gaps } = await run(plan);
      expect({ plan, problems, gaps }).toEqual({ plan, problems: [], gaps: 0 });
    }
  }, 1_800_000);

  it('fails with a StreamGapError before it loses changes that were trimmed', async () => {
    let gaps = 0;
    for (const seed of seeds) {
      const plan = drawPlan(seed, true);
      const result = await run(plan);
      expect({ plan, problems: result.problems }).toEqual({ plan, problems: [] });
      gaps += result.gaps;
    }
    if (replayed === undefined) expect(gaps).toBeGreaterThan(0);
  }, 1_800_000);
});
