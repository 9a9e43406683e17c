import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sized } from '../../support/size.ts';
import { useVirtualTime } from '../../support/virtual-time.ts';
import { drawFollowPlan } from './random/follow-plan.ts';
import { runFollow } from './random/run-follow.ts';

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

const replayed = process.env.FOLLOW_SEED;
const count = Number(process.env.FOLLOW_SEEDS ?? sized({ small: 5, full: 40 }));
const seeds =
  replayed === undefined ? Array.from({ length: count }, (_, index) => index) : [Number(replayed)];

describe('a copy that is killed and resumed again and again while the table is written', () => {
  it('equals the table once the writers have stopped', async () => {
    for (const seed of seeds) {
      const plan = drawFollowPlan(seed);
      const { source, copy, sessions } = await runFollow(plan);
      expect({ plan, copy }).toEqual({ plan, copy: source });
      const types = sessions.flatMap((session) => session.types);
      // At least once, because a process may be killed before it acknowledges it.
      expect({ plan, hasCaughtUp: types.includes('caughtUp') }).toEqual({ plan, hasCaughtUp: true });
    }
  }, 1_800_000);
});
