import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, count, counted, duration, progressLine } from '../../lib/command/progress-line.ts';
import type { Progress } from '../../lib/index.ts';

const rates = (items: number, read: number, write = 0) => ({
  items,
  scanned: items,
  bytes: 0,
  units: { read, write },
});

function progress(members: Partial<Progress> = {}): Progress {
  return {
    state: 'running',
    items: 1_234_567,
    scanned: 2_000_000,
    pages: 100,
    bytes: 0,
    requests: 100,
    retries: 0,
    throttles: 0,
    units: { read: 5000, write: 0 },
    elapsed: 60_000,
    rates: { now: rates(12_345, 6789), overall: rates(1, 1) },
    estimate: { items: 8_000_000, low: 7_000_000, basis: 'segments' },
    remaining: 3_725_000,
    limitedBy: 'network',
    ...members,
  };
}

const written = progress({
  items: 500,
  scanned: 500,
  rates: { now: rates(300, 0, 250), overall: rates(1, 1) },
});

describe('the progress line', () => {
  it('has how much is done, items, rates, units, the time left, and what limits it', () => {
    expect(progressLine({ read: progress() })).toBe(
      '25 % · 1,234,567 items · 2,000,000 scanned · 12,345/s · 6,789 units/s · 1 h 2 min left · limited by network',
    );
  });

  it('leaves out the least important parts to fit a terminal', () => {
    const read = progress();
    expect(progressLine({ read }, 79)).toBe(
      '25 % · 1,234,567 items · 12,345/s · 6,789 units/s · 1 h 2 min left',
    );
    expect(progressLine({ read }, 40)).toBe('25 % · 1,234,567 items · 12,345/s');
    expect(progressLine({ read }, 3)).toBe('25 ');
  });

  it('is never wider than the terminal', () => {
    const numbers = fc.double({ min: 0, max: 1e15, noNaN: true });
    fc.assert(
      fc.property(fc.nat(200), numbers, numbers, fc.boolean(), (width, items, remaining, writes) => {
        const read = progress({ items, remaining });
        expect(progressLine({ read, write: writes ? written : undefined }, width).length).toBeLessThanOrEqual(
          width,
        );
      }),
    );
  });

  it('tells both rates of a command that reads and writes, and what limits the slower side', () => {
    const read = progress({ limitedBy: 'sink' });
    expect(progressLine({ read, write: { ...written, limitedBy: 'limiter' }, verb: 'deleted' })).toMatch(
      / · 500 deleted · 300\/s · 6,789 \+ 250 units\/s · .* · limited by --write$/,
    );
    expect(progressLine({ read, write: { ...written, limitedBy: 'throttles' } })).toMatch(
      /limited by throttles of writes$/,
    );
    expect(progressLine({ read: progress({ limitedBy: 'network' }), write: written })).toMatch(
      /limited by network of reads$/,
    );
    expect(progressLine({ read: progress({ limitedBy: 'limiter' }) })).toMatch(/limited by --read$/);
  });

  it('has neither a percentage nor a time left without an estimate, or past one that was too low', () => {
    const { estimate: _, ...none } = progress();
    for (const read of [none, progress({ scanned: 8_000_001 })]) {
      expect(progressLine({ read })).toMatch(/^1,234,567 items · /);
      expect(progressLine({ read })).not.toContain('left');
    }
  });

  it('goes by the fraction of a command that knows it', () => {
    expect(progressLine({ write: written, fraction: 0.5 })).toMatch(/^50 % · 500 written · .* · 1 min left/);
  });
});

describe('numbers for people', () => {
  it.each([
    [count(0.54), '0.5'],
    [count(1234.6), '1,235'],
    [duration(340), '0.3 s'],
    [duration(59_400), '59 s'],
    [duration(65_000), '1 min 5 s'],
    [duration(7_200_000), '2 h'],
    [bytes(0), '0 bytes'],
    [bytes(1536), '1.5 KB'],
    [bytes(3 * 2 ** 40), '3 TB'],
  ])('are short: %s', (text, expected) => {
    expect(text).toBe(expected);
  });
});

it('counts one item as one, and any other number as several', () => {
  expect([0, 1, 1.5, 1200].map((number) => counted(number, 'item'))).toEqual([
    '0 items',
    '1 item',
    '1.5 items',
    '1,200 items',
  ]);
});
