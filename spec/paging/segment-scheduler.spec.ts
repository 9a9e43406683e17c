import { AsyncLocalStorage } from 'node:async_hooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SegmentSlot, segmentScheduler } from '../../lib/paging/segment-scheduler.ts';

/** Acquires `count` slots, and collects those that are granted. */
function startSegments(concurrency: number, count = 0) {
  const scheduler = segmentScheduler(concurrency);
  const slots: SegmentSlot[] = [];
  const acquire = () => scheduler.acquire().subscribe((slot) => slots.push(slot));
  for (let index = 0; index < count; index++) acquire();
  return { slots, acquire };
}

describe('the segment scheduler', () => {
  it('starts `concurrency` segments, and another one for each that ends', () => {
    const { slots } = startSegments(2, 5);
    expect(slots).toHaveLength(2);
    slots[0]?.release();
    expect(slots).toHaveLength(3);
    slots[0]?.release();
    expect(slots).toHaveLength(3);
  });

  it('starts another segment for each that is set aside, up to `concurrency` more', () => {
    const { slots } = startSegments(2, 9);
    slots[0]?.stepAside();
    slots[0]?.stepAside();
    expect(slots).toHaveLength(3);
    slots[1]?.stepAside();
    expect(slots).toHaveLength(4);
    slots[2]?.stepAside();
    expect(slots).toHaveLength(4);
  });

  it('counts a resumed segment at once, and starts the next one when fewer than `concurrency` run', () => {
    const { slots } = startSegments(1, 4);
    slots[0]?.stepAside();
    slots[0]?.resume();
    expect(slots).toHaveLength(2);
    slots[1]?.release();
    expect(slots).toHaveLength(2);
    slots[0]?.release();
    expect(slots).toHaveLength(3);
  });

  it('starts no segment when one ends that is set aside', () => {
    const { slots } = startSegments(1, 4);
    slots[0]?.stepAside();
    slots[0]?.release();
    expect(slots).toHaveLength(2);
    slots[1]?.stepAside();
    expect(slots).toHaveLength(3);
  });

  it('skips a wait that was unsubscribed', () => {
    const { slots, acquire } = startSegments(1, 1);
    acquire().unsubscribe();
    const next = acquire();
    slots[0]?.release();
    expect(slots).toHaveLength(2);
    expect(next.closed).toBe(true);
  });

  it('starts a segment in the async context of the code that acquired its slot', () => {
    const storage = new AsyncLocalStorage<string>();
    const { acquire } = segmentScheduler(1);
    const slots: SegmentSlot[] = [];
    acquire().subscribe((slot) => slots.push(slot));
    const contexts: unknown[] = [];
    storage.run('scan', () => acquire().subscribe(() => contexts.push(storage.getStore())));
    storage.run('other', () => slots[0]?.release());
    expect(contexts).toEqual(['scan']);
  });

  it('never has more than twice `concurrency` segments open, and never leaves a free slot unused', () => {
    const moves = fc.array(fc.tuple(fc.nat(20), fc.constantFrom('stepAside', 'resume', 'release')), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), moves, (concurrency, moves) => {
        const { slots } = startSegments(concurrency, 100);
        const states = new Map<SegmentSlot, string>();
        for (const [index, move] of moves) {
          const slot = slots[index % slots.length];
          if (slot === undefined || states.get(slot) === 'release') continue;
          const aside = [...states.values()].filter((state) => state === 'stepAside').length;
          slot[move]();
          if (move !== 'stepAside' || aside < concurrency) states.set(slot, move);
          const all = slots.map((each) => states.get(each) ?? 'running');
          const open = all.filter((state) => state !== 'release').length;
          const running = all.filter((state) => state === 'running' || state === 'resume').length;
          expect(open).toBeLessThanOrEqual(2 * concurrency);
          expect(running).toBeGreaterThanOrEqual(concurrency);
        }
      }),
    );
  });
});
