import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FairQueue, type Flow, type Waiter } from '../../lib/capacity/fair-queue.ts';

function admitAll(queue: FairQueue<string>, count = Number.POSITIVE_INFINITY): string[] {
  const admitted: string[] = [];
  for (let first = queue.first(); first !== undefined && admitted.length < count; first = queue.first()) {
    queue.admit(first);
    admitted.push(first.value);
  }
  return admitted;
}

function queueOf(...flows: readonly (readonly [name: string, units: number, count: number])[]) {
  const queue = new FairQueue<string>(() => 0);
  const made = flows.map(([name, units, count]) => {
    const flow = queue.newFlow();
    for (let index = 0; index < count; index++) queue.push(flow, name, units);
    return flow;
  });
  return { queue, flows: made };
}

describe('a fair queue', () => {
  it('is FIFO within a flow', () => {
    const queue = new FairQueue<string>(() => 0);
    const flow = queue.newFlow();
    for (const value of ['a', 'b', 'c']) queue.push(flow, value, 1);
    expect(admitAll(queue)).toEqual(['a', 'b', 'c']);
    expect(queue.size).toBe(0);
  });

  it('alternates between flows, also if one has many more waiters', () => {
    const { queue } = queueOf(['a', 1, 10], ['b', 1, 3]);
    expect(admitAll(queue).join('')).toBe('abababaaaaaaa');
  });

  it('shares units, not requests', () => {
    const { queue } = queueOf(['a', 4, 4], ['b', 1, 12]);
    expect(admitAll(queue, 10).join('')).toBe('bbbabbbbab');
  });

  it('lets a flow that appears later catch up on nothing', () => {
    const { queue } = queueOf(['a', 1, 8]);
    admitAll(queue, 4);
    const later = queue.newFlow();
    for (let index = 0; index < 4; index++) queue.push(later, 'b', 1);
    expect(admitAll(queue).join('')).toBe('abababab');
  });

  it('lets a flow that was idle catch up on as much as its credit', () => {
    const queue = new FairQueue<string>(() => 2);
    const [a, b] = [queue.newFlow(), queue.newFlow()];
    for (let index = 0; index < 20; index++) queue.push(a, 'a', 1);
    admitAll(queue, 10);
    for (let index = 0; index < 5; index++) queue.push(b, 'b', 1);
    expect(admitAll(queue, 7).join('')).toBe('bbababa');
  });

  it('lets a flow wait for the units that it has consumed beyond its estimates', () => {
    const { queue, flows } = queueOf(['a', 1, 6], ['b', 1, 6]);
    admitAll(queue, 2);
    const [a] = flows;
    if (a !== undefined) queue.correct(a, 3);
    expect(admitAll(queue).join('')).toBe('bbbababaaa');
  });

  it('lets no flow starve while new ones come without end', () => {
    const { queue } = queueOf(['a', 50, 3], ['b', 1, 10]);
    const admitted: string[] = [];
    for (let count = 0; count < 2000; count++) {
      queue.push(queue.newFlow(), 'new', 1);
      admitted.push(...admitAll(queue, 1));
    }
    expect(admitted.filter((name) => name === 'a')).toHaveLength(3);
    expect(admitted.lastIndexOf('a')).toBeLessThan(50 * 3 * 12);
  });

  it('forgets a waiter that was removed, wherever it stood', () => {
    const queue = new FairQueue<string>(() => 0);
    const flow = queue.newFlow();
    const waiters = ['a', 'b', 'c', 'd'].map((value) => queue.push(flow, value, 1));
    const [a, , c, d] = waiters as [Waiter<string>, unknown, Waiter<string>, Waiter<string>];
    for (const waiter of [c, a, d]) expect(queue.remove(waiter)).toBe(true);
    expect(queue.remove(c)).toBe(false);
    queue.push(flow, 'e', 1);
    expect(admitAll(queue)).toEqual(['b', 'e']);
  });

  it('keeps flows that always wait within one request of each other, and loses nobody', () => {
    const flowOf = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(flowOf, { minLength: 2, maxLength: 6 }), (requests) => {
        const queue = new FairQueue<Flow<unknown>>(() => 0);
        const consumed = new Map<Flow<unknown>, number>();
        for (const units of requests) {
          const flow = queue.newFlow();
          consumed.set(flow, 0);
          for (const each of units) queue.push(flow, flow, each);
        }
        let count = 0;
        for (let first = queue.first(); first !== undefined; first = queue.first()) {
          queue.admit(first);
          count++;
          consumed.set(first.value, (consumed.get(first.value) ?? 0) + first.units);
          const waiting = [...consumed].filter(([flow]) => flow.first !== undefined);
          const totals = waiting.map(([, units]) => units);
          if (totals.length > 1) expect(Math.max(...totals) - Math.min(...totals)).toBeLessThanOrEqual(100);
        }
        expect(count).toBe(requests.flat().length);
      }),
    );
  });
});
