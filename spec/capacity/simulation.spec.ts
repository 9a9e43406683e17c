import { map, merge, of, tap, timer } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { targetOf } from '../../lib/capacity/capacity-limiter.ts';
import { createLimiter } from '../../lib/capacity/create-limiter.ts';
import { initialRates } from '../../lib/capacity/rates.ts';
import { capacityLimiter } from '../../lib/index.ts';
import { useVirtualTime } from '../support/virtual-time.ts';
import { after, CountingService, fullPage, run, work } from './simulation.ts';

const targets = [25, 100, 500, 2000, 10_000];
const minute = 60_000;
const seed = 15;

beforeEach(() => {
  useVirtualTime();
  return () => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  };
});

/** The ratio of the units per second between two times to the target. */
function ratio(service: CountingService, from: number, to: number, target: number): number {
  return service.unitsBetween(from, to) / ((to - from) / 1000) / target;
}

describe.each(targets)('16 workers that may read %i units per second', (target) => {
  it('reach the target within 3 % over a minute, and in no second 1.3 times as much, if pages can be sized', () => {
    const service = new CountingService(seed);
    run(work(service, capacityLimiter({ read: target }), { isSized: true }), minute);
    expect(ratio(service, 0, minute, target)).toBeGreaterThan(0.97);
    expect(ratio(service, 0, minute, target)).toBeLessThan(1.03);
    expect(service.worstSecond()).toBeLessThan(1.3 * target);
  });

  it('reach the target within 3 % over a minute, and in no second one page more, if pages cannot be sized', () => {
    const service = new CountingService(seed);
    run(work(service, capacityLimiter({ read: target }), {}), minute);
    expect(ratio(service, 0, minute, target)).toBeGreaterThan(0.97);
    expect(ratio(service, 0, minute, target)).toBeLessThan(1.03);
    expect(service.worstSecond()).toBeLessThanOrEqual(Math.max(target + fullPage, 1.3 * target));
  });

  it('reach the target in spite of two partitions that serve less', () => {
    const hot = new Map([
      [3, target / 40],
      [7, target / 40],
    ]);
    const service = new CountingService(seed, hot);
    const isSized = true;
    run(work(service, capacityLimiter({ read: target }), { isSized, operatorOf: String }), minute);
    expect(service.throttles).toBeGreaterThan(10);
    expect(ratio(service, 0, minute, target)).toBeGreaterThan(0.97);
    expect(ratio(service, 0, minute, target)).toBeLessThan(1.03);
    expect(service.worstSecond()).toBeLessThan(1.3 * target);
  });

  it('spend no more in the second after a pause of 5 s', () => {
    const service = new CountingService(seed);
    const pauseUntil = Date.now() + 25_000;
    const pause = () =>
      Date.now() >= pauseUntil - 5000 && Date.now() < pauseUntil ? pauseUntil - Date.now() : 0;
    run(work(service, capacityLimiter({ read: target }), { isSized: true, pause }), minute);
    // At the beginning of the pause 15 workers wait for their units; those take two seconds.
    expect(service.unitsBetween(22_500, 25_000)).toBe(0);
    expect(service.worstSecond()).toBeLessThan(1.3 * target);
    expect(ratio(service, 25_000, minute, target)).toBeGreaterThan(0.97);
  });

  it('follow a limit that is set while they run', () => {
    const service = new CountingService(seed);
    const limiter = capacityLimiter({ read: target });
    const halve$ = timer(20_000).pipe(tap(() => limiter.set({ read: target / 2 })));
    const double$ = timer(40_000).pipe(tap(() => limiter.set({ read: target * 2 })));
    const changes = merge(halve$, double$).subscribe();
    run(work(service, limiter, { isSized: true }), minute);
    changes.unsubscribe();
    // Responses and settled pages of the first second after a change are still of the limit before.
    for (const [from, rate] of [
      [0, target],
      [21_000, target / 2],
      [41_000, target * 2],
    ] as const) {
      expect(ratio(service, from, from + 19_000, rate)).toBeGreaterThan(0.97);
      expect(ratio(service, from, from + 19_000, rate)).toBeLessThan(1.03);
      expect(service.worstSecond(from, from + 18_000)).toBeLessThan(1.3 * rate);
    }
  });

  it('follow a percentage of a throughput that changes', () => {
    const service = new CountingService(seed);
    const rates = initialRates({ read: '40%' }, true);
    const provisioned = (units: number) => ({ basis: 'provisioned', units }) as const;
    let units = target / 0.4;
    let asked = 0;
    const throughput = () => ({ read: provisioned(units), write: provisioned(1), meanItemBytes: undefined });
    const describe$ = of(0).pipe(
      tap(() => asked++),
      map(throughput),
    );
    const limiter = createLimiter(rates, { scope: {}, share: 1, describe$, random: () => 0 });
    limiter.acquire({ read: 1 }).subscribe().unsubscribe();
    vi.advanceTimersByTime(4 * minute);
    units *= 2;
    run(work(service, limiter, { isSized: true }), 2 * minute);
    expect(asked).toBe(2);
    expect(targetOf(limiter, 'read')).toBeCloseTo(target * 2);
    expect(ratio(service, 4 * minute, 5 * minute, target)).toBeGreaterThan(0.97);
    expect(ratio(service, 4 * minute, 5 * minute, target)).toBeLessThan(1.03);
    expect(ratio(service, 5 * minute + 1000, 6 * minute, 2 * target)).toBeGreaterThan(0.97);
    expect(ratio(service, 5 * minute + 1000, 6 * minute, 2 * target)).toBeLessThan(1.03);
  });

  it.each([16, 2])('share the units with %i workers of another operator that appears', (workers) => {
    const service = new CountingService(seed);
    const limiter = capacityLimiter({ read: target });
    const isSized = true;
    const first$ = work(service, limiter, { isSized, operator: 'first' });
    const second$ = work(service, limiter, { isSized, operator: 'second', workers });
    run(merge(first$, after(20_000, second$)), minute);
    const first = service.unitsBetween(21_000, minute, 'first');
    const second = service.unitsBetween(21_000, minute, 'second');
    expect(second / (first + second)).toBeGreaterThan(0.45);
    expect(second / (first + second)).toBeLessThan(0.55);
    expect(ratio(service, 0, minute, target)).toBeGreaterThan(0.97);
    expect(ratio(service, 0, minute, target)).toBeLessThan(1.03);
    expect(service.worstSecond()).toBeLessThan(1.3 * target);
  });
});
