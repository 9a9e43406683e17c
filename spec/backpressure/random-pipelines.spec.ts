import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { useVirtualTime } from '../support/virtual-time.ts';
import { describePlan } from './pipelines/describe-plan.ts';
import { drawPlan } from './pipelines/draw-plan.ts';
import { operators } from './pipelines/operators/all.ts';
import { runOnSockets } from './pipelines/run-on-sockets.ts';
import { runPlan } from './pipelines/run-plan.ts';

// PIPELINE_SEEDS=5000 runs more pipelines, PIPELINE_SEED=123 runs one, PIPELINE_SOCKETS=1 uses sockets and real time.
const { PIPELINE_SEEDS = '300', PIPELINE_SEED, PIPELINE_SOCKETS } = process.env;
const isOnSockets = PIPELINE_SOCKETS === '1';
const seeds =
  PIPELINE_SEED === undefined
    ? Array.from({ length: Number(PIPELINE_SEEDS) }, (_, seed) => seed)
    : [Number(PIPELINE_SEED)];

describe('random pipelines', () => {
  beforeEach(() => {
    if (!isOnSockets) useVirtualTime();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are built of at least forty stock operators', () => {
    expect(operators.length).toBeGreaterThanOrEqual(40);
  });

  it(`never hang, lose or repeat values, leak timers or requests, or read ahead too far, over ${seeds.length} seeds`, async () => {
    const failures: string[] = [];
    for (const seed of seeds) {
      const random = seededRandom(seed);
      vi.spyOn(Math, 'random').mockImplementation(() => random() / 100);
      const plan = drawPlan(seed);
      const faults = isOnSockets ? await runOnSockets(plan) : await runPlan(plan);
      if (faults.length > 0)
        failures.push(`PIPELINE_SEED=${seed}: ${faults.join('; ')}\n  ${describePlan(plan)}`);
    }
    expect(failures).toEqual([]);
  }, 1_200_000);
});
