import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useVirtualTime } from '../support/virtual-time.ts';
import { comparisonRow } from './comparison.ts';

beforeEach(() => {
  useVirtualTime();
  return () => vi.useRealTimers();
});

describe('the table in docs/capacity.md', () => {
  const page = readFileSync(new URL('../../docs/capacity.md', import.meta.url), 'utf8');

  it.each([25, 100, 500, 2000, 10_000])(
    'has the figures of the simulation for %i units per second',
    (target) => {
      expect(page.split('\n')).toContain(comparisonRow(target));
    },
  );
});
