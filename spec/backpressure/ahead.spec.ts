import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useVirtualTime } from '../support/virtual-time.ts';
import { measureAhead } from './pipelines/measure-ahead.ts';
import { operators } from './pipelines/operators/all.ts';
import type { SourcePlan } from './pipelines/plan.ts';

const pages = 10;

const scanned: SourcePlan = {
  kind: 'scan',
  name: 'Main',
  pages,
  pageSize: 5,
  segments: 1,
  concurrency: 1,
  prefetch: 0,
};

const sources: readonly SourcePlan[] = [
  scanned,
  { ...scanned, prefetch: 3 },
  { ...scanned, kind: 'parallelScan', pages: 2 * pages, segments: 2, concurrency: 2 },
];

describe('a source above a boundary', () => {
  beforeEach(useVirtualTime);
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(operators)(
    'requests at most `prefetch` + 1 pages ahead per segment through $name, unless docs/backpressure.md excepts it',
    async (operator) => {
      const measured = [];
      for (const source of sources) measured.push((await measureAhead(operator, source)) - source.prefetch);
      if (operator.runsAhead === undefined) expect(Math.max(...measured)).toBeLessThanOrEqual(1);
      else expect(Math.max(...measured)).toBeGreaterThan(1);
    },
  );
});
