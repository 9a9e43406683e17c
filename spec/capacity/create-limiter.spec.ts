import { AsyncLocalStorage } from 'node:async_hooks';
import {
  EMPTY,
  firstValueFrom,
  from,
  lastValueFrom,
  mergeMap,
  NEVER,
  type Observable,
  tap,
  toArray,
} from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type CapacityPermit,
  checkedLimiter,
  limiterInternals,
  meanItemBytesOf,
  newFlow,
  recordThrottle,
  scopeOf,
  sharedFlow,
  targetOf,
} from '../../lib/capacity/capacity-limiter.ts';
import { type CapacityLimiter, type CapacityUsage, capacityLimiter } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { useVirtualTime } from '../support/virtual-time.ts';

beforeEach(() => {
  useVirtualTime();
  return () => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  };
});

/** Subscribes, and collects what happens with its time. */
function observe(permit$: Observable<CapacityPermit>) {
  const events: string[] = [];
  const permits: CapacityPermit[] = [];
  const subscription = permit$.subscribe({
    next(permit) {
      permits.push(permit);
      events.push(`permit at ${Date.now()}`);
    },
    complete: () => events.push(`complete at ${Date.now()}`),
  });
  return { events, subscription, settle: (read: number) => permits[0]?.settle({ read }) };
}

/** The usage at present. */
function usageOf(limiter: CapacityLimiter): CapacityUsage | undefined {
  let usage: CapacityUsage | undefined;
  limiter.usage
    .subscribe((value) => {
      usage = value;
    })
    .unsubscribe();
  return usage;
}

describe('acquire', () => {
  it('emits one permit when there are as many units, and completes when it is settled', () => {
    const limiter = capacityLimiter({ read: 100 });
    const work = observe(limiter.acquire({ read: 10 }));
    expect(work.events).toEqual([]);
    vi.advanceTimersByTime(150);
    expect(work.events).toEqual(['permit at 100']);
    work.settle(10);
    expect(work.events).toEqual(['permit at 100', 'complete at 150']);
  });

  it('reserves nothing before it is subscribed, and again for each subscription', () => {
    const limiter = capacityLimiter({ read: 100 });
    const permit$ = limiter.acquire({ read: 20 });
    vi.advanceTimersByTime(250);
    const [first, second] = [observe(permit$), observe(permit$)];
    vi.advanceTimersByTime(250);
    expect(first.events).toEqual(['permit at 250']);
    expect(second.events).toEqual(['permit at 400']);
  });

  it('does not read the given units again', () => {
    const limiter = capacityLimiter({ read: 100 });
    const units = { read: 10 };
    const permit$ = limiter.acquire(units);
    units.read = 20;
    const work = observe(permit$);
    vi.advanceTimersByTime(100);
    expect(work.events).toEqual(['permit at 100']);
  });

  it('grants more than a quarter second once the bucket is full, and lets the next one wait for the debt', () => {
    const limiter = capacityLimiter({ read: 100 });
    const [first, second] = [observe(limiter.acquire({ read: 128 })), observe(limiter.acquire({ read: 1 }))];
    vi.advanceTimersByTime(5000);
    expect(first.events).toEqual(['permit at 250']);
    expect(second.events).toEqual(['permit at 1290']);
  });

  it('grants at once what is not limited, and lets zero units wait for the end of a debt', () => {
    const limiter = capacityLimiter({ read: 100 });
    expect(observe(limiter.acquire({})).events).toEqual(['permit at 0']);
    expect(observe(limiter.acquire({ write: 1e9 })).events).toEqual(['permit at 0']);
    vi.advanceTimersByTime(250);
    observe(limiter.acquire({ read: 125 }));
    const free = observe(limiter.acquire({ read: 0 }));
    vi.advanceTimersByTime(1000);
    expect(free.events).toEqual(['permit at 1250']);
  });

  it('waits for both kinds of units, and holds none of one that it need not wait for', () => {
    const limiter = capacityLimiter({ read: 100, write: 4 });
    const both = observe(limiter.acquire({ read: 10, write: 4 }));
    const reader = observe(limiter.acquire({ read: 10 }));
    vi.advanceTimersByTime(1000);
    expect(reader.events).toEqual(['permit at 100']);
    expect(both.events).toEqual(['permit at 250']);
    const read = observe(limiter.acquire({ read: 20, write: 0 }));
    read.subscription.unsubscribe();
  });

  it('ends its wait when it is unsubscribed, which lets a smaller one behind it go first', () => {
    const limiter = capacityLimiter({ read: 100 });
    const [large, small] = [observe(limiter.acquire({ read: 25 })), observe(limiter.acquire({ read: 5 }))];
    vi.advanceTimersByTime(100);
    large.subscription.unsubscribe();
    expect(large.events).toEqual([]);
    expect(small.events).toEqual(['permit at 100']);
  });

  it('gives each waiter its async context', () => {
    const context = new AsyncLocalStorage<string>();
    const limiter = capacityLimiter({ read: 100 });
    const seen: unknown[] = [];
    for (const name of ['first', 'second'])
      context.run(name, () => limiter.acquire({ read: 10 }).subscribe(() => seen.push(context.getStore())));
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual(['first', 'second']);
  });

  it('grants in order what was acquired while a permit is emitted', () => {
    const limiter = capacityLimiter({ read: 100 });
    const granted: string[] = [];
    limiter.acquire({ read: 10 }).subscribe((permit) => {
      granted.push('first');
      limiter.acquire({ read: 10 }).subscribe(() => granted.push(`third at ${Date.now()}`));
      permit.settle({ read: 0 });
    });
    limiter.acquire({ read: 10 }).subscribe(() => granted.push(`second at ${Date.now()}`));
    vi.advanceTimersByTime(1000);
    expect(granted).toEqual(['first', 'second at 100', 'third at 200']);
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY, '5', {}])('refuses %s units at once', (read) => {
    const limiter = capacityLimiter({ read: 100 });
    const acquire = () => Reflect.apply(limiter.acquire, undefined, [{ read }]);
    expect(acquire).toThrow(
      expect.objectContaining({ name: 'InvalidOptionError', option: 'read', value: read }),
    );
    expect(() => Reflect.apply(limiter.acquire, undefined, [5])).toThrow(/`units` must be an object such as/);
  });
});

describe('a permit', () => {
  const waitsUntil = (limiter: CapacityLimiter, read: number) => {
    const next = observe(limiter.acquire({ read }));
    vi.advanceTimersByTime(100_000);
    return next.events[0];
  };

  it('returns what was not consumed, and takes what was consumed beyond', () => {
    const limiter = capacityLimiter({ read: 100 });
    const first = observe(limiter.acquire({ read: 25 }));
    vi.advanceTimersByTime(250);
    first.settle(5);
    const second = observe(limiter.acquire({ read: 20 }));
    expect(second.events).toEqual(['permit at 250']);
    second.settle(120);
    expect(waitsUntil(limiter, 0)).toBe('permit at 1250');
  });

  it('reaches everything that receives it before it completes, if it is settled at once', async () => {
    const limiter = capacityLimiter({ read: 100 });
    vi.advanceTimersByTime(250);
    const settled$ = limiter.acquire({ read: 5 }).pipe(tap((permit) => permit.settle({ read: 5 })));
    expect(await lastValueFrom(settled$.pipe(toArray()))).toHaveLength(1);
  });

  it('is settled once', () => {
    const limiter = capacityLimiter({ read: 100 });
    const first = observe(limiter.acquire({ read: 25 }));
    vi.advanceTimersByTime(250);
    first.settle(25);
    first.settle(0);
    first.settle(1000);
    first.subscription.unsubscribe();
    expect(waitsUntil(limiter, 1)).toBe('permit at 260');
  });

  it('takes units of a kind that was not reserved, and leaves what is not told as it was reserved', () => {
    const limiter = capacityLimiter({ read: 100, write: 100 });
    limiter.acquire({ read: 25 }).subscribe((permit) => permit.settle({ write: 50 }));
    vi.advanceTimersByTime(250);
    expect(usageOf(limiter)).toMatchObject({ read: { consumed: 25 }, write: { consumed: 50 } });
    expect(waitsUntil(limiter, 1)).toBe('permit at 260');
  });

  it('returns its units when it is left without having been settled', () => {
    const limiter = capacityLimiter({ read: 100 });
    const first = observe(limiter.acquire({ read: 25 }));
    vi.advanceTimersByTime(250);
    first.subscription.unsubscribe();
    expect(usageOf(limiter)?.read?.consumed).toBe(0);
    expect(waitsUntil(limiter, 25)).toBe('permit at 250');
  });

  it('counts what was consumed if it is settled after it was left', () => {
    const limiter = capacityLimiter({ read: 100 });
    const first = observe(limiter.acquire({ read: 25 }));
    vi.advanceTimersByTime(250);
    first.subscription.unsubscribe();
    first.settle(25);
    first.settle(25);
    expect(waitsUntil(limiter, 1)).toBe('permit at 260');
  });

  it('keeps its units when firstValueFrom takes it along', async () => {
    const limiter = capacityLimiter({ read: 100 });
    const permits = Array.from({ length: 3 }, () => firstValueFrom(limiter.acquire({ read: 25 })));
    vi.advanceTimersByTime(250);
    const first = await permits[0];
    const second = observe(limiter.acquire({ read: 25 }));
    expect(usageOf(limiter)?.read).toMatchObject({ consumed: 25, waiting: 3 });
    first?.settle({ read: 0 });
    await permits[1];
    expect(usageOf(limiter)?.read).toMatchObject({ consumed: 25, waiting: 2 });
    second.subscription.unsubscribe();
    vi.advanceTimersByTime(1000);
    await permits[2];
  });

  it('refuses units that are none, and can be settled after that', () => {
    const limiter = capacityLimiter({ read: 100 });
    const first = observe(limiter.acquire({ read: 25 }));
    vi.advanceTimersByTime(250);
    expect(() => first.settle(Number.NaN)).toThrow(expect.objectContaining({ option: 'read' }));
    first.settle(0);
    expect(first.events).toEqual(['permit at 250', 'complete at 250']);
  });

  it('passes errors of the work on, and forgets the units of work that failed', async () => {
    const limiter = capacityLimiter({ read: 100 });
    vi.advanceTimersByTime(250);
    const failed = errorOf(
      limiter.acquire({ read: 25 }).pipe(mergeMap(() => from(Promise.reject(new Error('broken'))))),
    );
    expect(await failed).toMatchObject({ message: 'broken' });
    expect(usageOf(limiter)?.read?.consumed).toBe(0);
  });
});

describe('set', () => {
  it('applies to those that wait at once, and keeps the other kind', () => {
    const limiter = capacityLimiter({ read: 1, write: 7 });
    const work = observe(limiter.acquire({ read: 100 }));
    const next = observe(limiter.acquire({ read: 100 }));
    vi.advanceTimersByTime(250);
    expect(work.events).toEqual(['permit at 250']);
    vi.advanceTimersByTime(1000);
    limiter.set({ read: 1000 });
    expect(targetOf(limiter, 'write')).toBe(7);
    vi.advanceTimersByTime(1000);
    expect(next.events).toEqual([`permit at ${1250 + 199}`]);
  });

  it('grants everything that waits when the limit is lifted, and can set it again', () => {
    const limiter = capacityLimiter({ read: 1 });
    const waiting = [1, 2, 3].map(() => observe(limiter.acquire({ read: 100 })));
    limiter.set({ read: Number.POSITIVE_INFINITY });
    expect(waiting.flatMap(({ events }) => events)).toEqual(Array(3).fill('permit at 0'));
    expect(usageOf(limiter)).toEqual({});
    expect(targetOf(limiter, 'read')).toBeUndefined();
    limiter.set({ read: 100 });
    expect(observe(limiter.acquire({ read: 1 })).events).toEqual([]);
    vi.advanceTimersByTime(10);
  });

  it('refuses what the limiter cannot have, and keeps its limit', () => {
    const limiter = capacityLimiter({ read: 5 });
    expect(() => limiter.set({ read: 0 })).toThrow(expect.objectContaining({ option: 'read', value: 0 }));
    expect(() => limiter.set({ read: '40%' })).toThrow(/db\.capacityLimiter/);
    expect(targetOf(limiter, 'read')).toBe(5);
  });

  it('sees a wait that takes longer than a timer can', () => {
    const limiter = capacityLimiter({ read: 1e-12 });
    observe(limiter.acquire({ read: 1 }));
    const work = observe(limiter.acquire({ read: 1 }));
    vi.advanceTimersByTime(7_200_000);
    expect(work.events).toEqual([]);
    limiter.set({ read: 1000 });
    vi.advanceTimersByTime(2000);
    expect(work.events).toEqual(['permit at 7200002']);
  });
});

describe('usage', () => {
  it('emits at once and once a second, until it is unsubscribed', () => {
    const limiter = capacityLimiter({ read: 100, write: 10 });
    const seen: CapacityUsage[] = [];
    recordThrottle(limiter, 'read');
    const subscription = limiter.usage.subscribe((usage) => seen.push(usage));
    const permits = Array.from({ length: 5 }, () => observe(limiter.acquire({ read: 100 })));
    recordThrottle(limiter, 'read');
    recordThrottle(limiter, 'read');
    vi.advanceTimersByTime(2000);
    subscription.unsubscribe();
    for (const permit of permits) permit.subscription.unsubscribe();
    vi.advanceTimersByTime(5000);
    const write = { consumed: 0, target: 10, waiting: 0, throttled: 0 };
    expect(seen).toEqual([
      { read: { consumed: 0, target: 100, waiting: 0, throttled: 0 }, write },
      { read: { consumed: 100, target: 100, waiting: 4, throttled: 2 }, write },
      { read: { consumed: 100, target: 100, waiting: 3, throttled: 0 }, write },
    ]);
  });

  it('counts throttles for each subscriber', () => {
    const limiter = capacityLimiter({ read: 100 });
    const seen: (number | undefined)[] = [];
    const see = ({ read }: CapacityUsage) => seen.push(read?.throttled);
    const first = limiter.usage.subscribe(see);
    vi.advanceTimersByTime(500);
    recordThrottle(limiter, 'read');
    const second = limiter.usage.subscribe(see);
    recordThrottle(limiter, 'read');
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual([0, 0, 2, 1]);
    first.unsubscribe();
    second.unsubscribe();
  });
});

describe('the internals of a limiter', () => {
  it('are hidden, and found by the copies of the package', () => {
    const limiter = capacityLimiter({ read: 100 });
    expect(Object.keys(limiter)).toEqual(['acquire', 'set', 'usage']);
    expect(limiterInternals).toBe(Symbol.for('rxdynamo.capacityLimiter'));
    expect({ target: targetOf(limiter, 'read'), scope: scopeOf(limiter) }).toEqual({
      target: 100,
      scope: {},
    });
    expect(meanItemBytesOf(limiter)).toBeUndefined();
    expect(checkedLimiter(limiter)).toBe(limiter);
    expect(checkedLimiter(undefined)).toBeUndefined();
  });

  it.each([{}, 5, 'limiter', { acquire: () => NEVER, set: () => {}, usage: EMPTY }, []])(
    'are missing from %s, which is refused as a limiter',
    (limiter) => {
      const refused = expect.objectContaining({
        name: 'InvalidOptionError',
        option: 'limiter',
        value: limiter,
      });
      expect(() => Reflect.apply(checkedLimiter, undefined, [limiter])).toThrow(refused);
      expect(() => Reflect.apply(newFlow, undefined, [limiter])).toThrow(refused);
    },
  );

  it('make flows that get the same share as the one of single calls', () => {
    const limiter = capacityLimiter({ read: 100 });
    const order: string[] = [];
    const [flow, single] = [newFlow(limiter), sharedFlow(limiter)];
    for (let index = 0; index < 6; index++) flow.acquire({ read: 10 }).subscribe(() => order.push('flow'));
    for (let index = 0; index < 2; index++)
      single.acquire({ read: 10 }).subscribe(() => order.push('single'));
    limiter.acquire({ read: 10 }).subscribe(() => order.push('own'));
    vi.advanceTimersByTime(5000);
    expect(order).toEqual(['flow', 'single', 'flow', 'single', 'flow', 'own', 'flow', 'flow', 'flow']);
  });
});

describe('units that are granted without an Observable', () => {
  const usedUnits = (limiter: CapacityLimiter) => usageOf(limiter)?.read?.consumed;

  it('are taken from the same bucket, and settled once', () => {
    const limiter = capacityLimiter({ read: 100, write: 100 });
    const { tryAcquire } = sharedFlow(limiter);
    vi.advanceTimersByTime(250);
    const permit = tryAcquire('read', 20);
    expect(usedUnits(limiter)).toBe(20);
    expect(tryAcquire('read', 20)).toBeUndefined();
    expect(tryAcquire('read', 5)).toBeDefined();
    expect(tryAcquire('write', 25)).toBeDefined();
    permit?.settle({ read: 8 });
    permit?.settle({ read: 0 });
    expect(usedUnits(limiter)).toBe(13);
    expect(tryAcquire('read', 13)).toBeUndefined();
    expect(tryAcquire('read', 12)).toBeDefined();
  });

  it('are spent as they were reserved if they are settled without a number', () => {
    const limiter = capacityLimiter({ read: 100 });
    vi.advanceTimersByTime(250);
    sharedFlow(limiter).tryAcquire('read', 20)?.settle({});
    expect(usedUnits(limiter)).toBe(20);
  });

  it('go into debt for what was consumed beyond them, which others wait for', () => {
    const limiter = capacityLimiter({ read: 100 });
    vi.advanceTimersByTime(250);
    sharedFlow(limiter).tryAcquire('read', 5)?.settle({ read: 125 });
    const { events } = observe(limiter.acquire({ read: 10 }));
    vi.advanceTimersByTime(5000);
    expect(events).toEqual([`permit at ${250 + 1100}`]);
  });

  it('are not granted before those that wait', () => {
    const limiter = capacityLimiter({ read: 100 });
    const { subscription } = observe(newFlow(limiter).acquire({ read: 20 }));
    vi.advanceTimersByTime(100);
    expect(sharedFlow(limiter).tryAcquire('read', 1)).toBeUndefined();
    subscription.unsubscribe();
    expect(sharedFlow(limiter).tryAcquire('read', 1)).toBeDefined();
  });

  it('count for the share of their flow', () => {
    const limiter = capacityLimiter({ read: 100 });
    const order: string[] = [];
    const [one, other] = [newFlow(limiter), newFlow(limiter)];
    vi.advanceTimersByTime(250);
    one.tryAcquire('read', 25);
    for (let index = 0; index < 2; index++) {
      one.acquire({ read: 10 }).subscribe(() => order.push('one'));
      other.acquire({ read: 10 }).subscribe(() => order.push('other'));
    }
    vi.advanceTimersByTime(5000);
    expect(order).toEqual(['other', 'other', 'one', 'one']);
  });

  it('are granted to those that wait once others are returned', () => {
    const limiter = capacityLimiter({ read: 100 });
    vi.advanceTimersByTime(250);
    const permit = sharedFlow(limiter).tryAcquire('read', 25);
    const { events } = observe(limiter.acquire({ read: 25 }));
    permit?.settle({ read: 0 });
    expect(events).toEqual(['permit at 250']);
  });
});
