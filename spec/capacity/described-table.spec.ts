import { subscribe as subscribeChannel, unsubscribe as unsubscribeChannel } from 'node:diagnostics_channel';
import { defer, map, Observable, tap, throwError, timer } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CapacityRates } from '../../lib/capacity/capacity-limiter.ts';
import { meanItemBytesOf, targetOf } from '../../lib/capacity/capacity-limiter.ts';
import { createLimiter } from '../../lib/capacity/create-limiter.ts';
import { initialRates } from '../../lib/capacity/rates.ts';
import type { CapacityLimiter, CapacityUsage } from '../../lib/index.ts';
import { useVirtualTime } from '../support/virtual-time.ts';

const minute = 60_000;

beforeEach(() => {
  useVirtualTime();
  return () => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  };
});

/** A table whose DescribeTable takes 100 ms, with 1000 read and 100 write units. */
function tableLimiter(rates: CapacityRates, { share = 1, jitter = 0 } = {}) {
  const table = { asked: 0, read: 1000, error: undefined as unknown, aborted: 0 };
  const provisioned = (units: number) => ({ basis: 'provisioned', units }) as const;
  const response$ = defer(() => {
    table.asked++;
    return timer(100).pipe(
      map(() => {
        if (table.error !== undefined) throw table.error;
        return { read: provisioned(table.read), write: provisioned(100), meanItemBytes: 300 };
      }),
    );
  });
  const describe$ = new Observable<ReturnType<typeof describedOf>>((subscriber) => {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    subscriber.add(response$.pipe(tap({ complete: done, error: done })).subscribe(subscriber));
    return () => {
      if (!isDone) table.aborted++;
    };
  });
  function describedOf() {
    return { read: provisioned(0), write: provisioned(0), meanItemBytes: 0 as number | undefined };
  }
  const scope = { TableName: 'Music' };
  const limiter = createLimiter(initialRates(rates, true), { scope, share, describe$, random: () => jitter });
  return { table, limiter };
}

/** Acquires, and collects what happens with its time. */
function acquire(limiter: CapacityLimiter, units = { read: 1 } as { read?: number; write?: number }) {
  const events: string[] = [];
  const subscription = limiter.acquire(units).subscribe({
    next: (permit) => {
      events.push(`permit at ${Date.now()}`);
      permit.settle({});
    },
    error: ({ message }: Error) => events.push(`${message} at ${Date.now()}`),
  });
  return { events, subscription };
}

function usageOf(limiter: CapacityLimiter): CapacityUsage | undefined {
  let usage: CapacityUsage | undefined;
  limiter.usage
    .subscribe((value) => {
      usage = value;
    })
    .unsubscribe();
  return usage;
}

describe('a limiter of a table', () => {
  it('asks once when units are first acquired, for all that wait, and applies the percentage and the share', () => {
    const { limiter, table } = tableLimiter({ read: '40%', write: 80 }, { share: 1 / 4 });
    expect(targetOf(limiter, 'read')).toBeUndefined();
    expect(targetOf(limiter, 'write')).toBe(20);
    vi.advanceTimersByTime(1000);
    expect(table.asked).toBe(0);
    const waiting = [acquire(limiter, { read: 10 }), acquire(limiter, { read: 10 })];
    expect(usageOf(limiter)?.read).toEqual({ consumed: 0, target: undefined, waiting: 2, throttled: 0 });
    vi.advanceTimersByTime(1000);
    expect(table.asked).toBe(1);
    expect(waiting.flatMap(({ events }) => events)).toEqual(['permit at 1200', 'permit at 1300']);
    expect(targetOf(limiter, 'read')).toBe(100);
    expect(meanItemBytesOf(limiter)).toBe(300);
    expect(usageOf(limiter)?.read).toEqual({
      consumed: 20,
      target: 100,
      waiting: 0,
      throttled: 0,
      percentageOf: { basis: 'provisioned', units: 1000 },
    });
  });

  it('asks nothing if all limits are numbers, or the units have a number', () => {
    for (const rates of [
      { read: 100, write: 10 },
      { read: 100, write: '50%' },
    ] as const) {
      const { limiter, table } = tableLimiter(rates);
      const { events } = acquire(limiter);
      vi.advanceTimersByTime(1000);
      expect(events).toHaveLength(1);
      expect(table.asked).toBe(0);
    }
  });

  it.each([
    [0, 5],
    [0.5, 7.5],
    [1, 10],
  ])(
    'asks again with jitter %d after %d minutes, once units are acquired, and lets them not wait',
    (jitter, minutes) => {
      const { limiter, table } = tableLimiter({ read: '10%' }, { jitter });
      acquire(limiter);
      vi.advanceTimersByTime(minutes * minute - 1);
      acquire(limiter);
      expect(table.asked).toBe(1);
      vi.advanceTimersByTime(1);
      table.read = 5000;
      expect(vi.getTimerCount()).toBe(0);
      const { events } = acquire(limiter);
      acquire(limiter);
      expect(events).toEqual([`permit at ${minutes * minute}`]);
      expect([table.asked, targetOf(limiter, 'read')]).toEqual([2, 100]);
      vi.advanceTimersByTime(100);
      expect(targetOf(limiter, 'read')).toBe(500);
    },
  );

  it('lets what waits go on with a new percentage at once', () => {
    const { limiter, table } = tableLimiter({ read: '1%' });
    acquire(limiter, { read: 1 });
    vi.advanceTimersByTime(5 * minute);
    table.read = 1_000_000;
    acquire(limiter, { read: 1000 });
    const { events } = acquire(limiter, { read: 1000 });
    vi.advanceTimersByTime(1000);
    expect(events).toHaveLength(1);
  });

  it('fails what waits if the first question fails, and asks again for the next', () => {
    const { limiter, table } = tableLimiter({ read: '40%' });
    table.error = new Error('denied');
    const failed = [acquire(limiter), acquire(limiter)];
    vi.advanceTimersByTime(1000);
    expect(failed.flatMap(({ events }) => events)).toEqual(['denied at 100', 'denied at 100']);
    expect(usageOf(limiter)).toMatchObject({ read: { waiting: 0 }, describeTableError: table.error });
    table.error = undefined;
    const { events } = acquire(limiter);
    vi.advanceTimersByTime(1000);
    expect(events).toEqual(['permit at 1103']);
    expect(table.asked).toBe(2);
    expect(usageOf(limiter)).not.toHaveProperty('describeTableError');
  });

  it('keeps the last value if a later question fails, and tells so in usage and on a channel', () => {
    const { limiter, table } = tableLimiter({ read: '40%' });
    acquire(limiter);
    vi.advanceTimersByTime(5 * minute);
    const messages: unknown[] = [];
    const listen = (message: unknown) => messages.push(message);
    subscribeChannel('rxdynamo:capacity', listen);
    table.error = new Error('denied');
    const { events } = acquire(limiter);
    vi.advanceTimersByTime(1000);
    unsubscribeChannel('rxdynamo:capacity', listen);
    expect(events).toEqual([`permit at ${5 * minute}`]);
    expect(messages).toEqual([{ operation: 'DescribeTable', tableName: 'Music', error: { name: 'Error' } }]);
    expect(usageOf(limiter)).toMatchObject({ read: { target: 400 }, describeTableError: table.error });
    acquire(limiter);
    expect(table.asked).toBe(2);
  });

  it('aborts the question when nobody waits for it any more, and asks again for the next', () => {
    const { limiter, table } = tableLimiter({ read: '40%' });
    const [first, second] = [acquire(limiter), acquire(limiter)];
    first.subscription.unsubscribe();
    expect(table.aborted).toBe(0);
    second.subscription.unsubscribe();
    expect(table.aborted).toBe(1);
    expect(usageOf(limiter)?.read?.waiting).toBe(0);
    const { events } = acquire(limiter);
    vi.advanceTimersByTime(1000);
    expect(events).toEqual(['permit at 103']);
    expect(table.asked).toBe(2);
  });

  it('asks at once for a percentage that is set while somebody waits', () => {
    const { limiter, table } = tableLimiter({ read: 1 });
    acquire(limiter, { read: 100 });
    const { events } = acquire(limiter, { read: 100 });
    vi.advanceTimersByTime(1000);
    limiter.set({ read: '100%' });
    expect(table.asked).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(events).toHaveLength(1);
  });

  it('lets what waits go on if the question for a percentage that was set fails', () => {
    const { limiter, table } = tableLimiter({ read: 1 });
    table.error = throwError;
    acquire(limiter, { read: 2 });
    const { events } = acquire(limiter, { read: 2 });
    vi.advanceTimersByTime(1000);
    limiter.set({ read: '100%' });
    vi.advanceTimersByTime(10_000);
    expect(events).toHaveLength(1);
  });
});
