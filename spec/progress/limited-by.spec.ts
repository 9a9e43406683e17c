import { lastValueFrom, type Observable, timer } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { capacityLimiter, type LimitedBy, type Progress, pacedMergeMap } from '../../lib/index.ts';
import { type FakeDynamoDBOptions, fakeDynamoDB } from '../../lib/testing/index.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';

afterEach(() => {
  vi.useRealTimers();
});

const songs = Array.from({ length: 400 }, (_, index) => ({ Artist: `Artist ${index}`, plays: index }));

/** A table of 400 songs in 40 pages and more. */
function music(options: FakeDynamoDBOptions = {}) {
  return fakeDynamoDB({ Music: { key: ['Artist'], items: songs, pageSize: 10 } }, options);
}

const input = { TableName: 'Music', TotalSegments: 4 };

function reports(interval: number) {
  const all: Progress[] = [];
  const limits = () => all.map(({ limitedBy }) => limitedBy);
  return {
    all,
    limits,
    options: { progress: (each: Progress) => void all.push(each), progressInterval: interval },
  };
}

/** What limited the stream in its last report, and in all before. */
async function limitedBy(
  run: (options: ReturnType<typeof reports>['options']) => Observable<unknown>,
  interval: number,
): Promise<readonly (LimitedBy | undefined)[]> {
  const { limits, options } = reports(interval);
  await lastValueFrom(run(options), { defaultValue: undefined });
  return [...new Set(limits())];
}

function onVirtualTime(
  run: (options: ReturnType<typeof reports>['options']) => Observable<unknown>,
): Promise<readonly (LimitedBy | undefined)[]> {
  useVirtualTime();
  return settleOnVirtualTime(limitedBy(run, 1000), 600_000);
}

describe('what limits a stream', () => {
  it('is the sink, if that takes longer than the pages', async () => {
    const { db } = music({ delay: 5 });
    const slow = (options: object) =>
      db.parallelScan(input, options).pipe(pacedMergeMap(() => timer(100), 4));
    expect(await onVirtualTime(slow)).toEqual(['sink']);
  });

  it('is the sink, if its synchronous code takes longest', async () => {
    const { db } = music({ delay: 1 });
    const busy = (options: object) =>
      new Promise<void>((resolve, reject) => {
        db.parallelScan(input, options)
          .pages()
          .subscribe({ next: () => spin(5), complete: resolve, error: reject });
      });
    const { limits, options } = reports(50);
    await busy(options);
    expect([...new Set(limits())]).toEqual(['sink']);
  });

  it('is the limiter, if that lets requests go more slowly than they are answered', async () => {
    const { db } = music({ delay: 5 });
    const limiter = capacityLimiter({ read: 2 });
    const limited = (options: object) => db.parallelScan(input, { ...options, limiter });
    expect(await onVirtualTime(limited)).toEqual(['limiter']);
  });

  it('are the throttles, if most of the time is spent in retry delays and with fewer requests in flight', async () => {
    let count = 0;
    const faults = () => (count++ % 4 === 0 ? undefined : ({ kind: 'throttle' } as const));
    const { db } = music({ delay: 5, faults });
    expect(await onVirtualTime((options) => db.parallelScan(input, options))).toEqual(['throttles']);
  });

  it('is the network, if responses take long', async () => {
    const { db } = music({ delay: 50 });
    expect(await limitedBy((options) => db.parallelScan(input, options), 200)).toEqual(['network']);
  });

  it('is the client, if the decoding takes longest', async () => {
    const numbers = (text: string) => {
      spin(0.5);
      return Number(text);
    };
    const { db } = music({ delay: 1, client: { numbers } });
    expect(await limitedBy((options) => db.parallelScan(input, options), 50)).toEqual(['client']);
  });

  it('is the client, if other code keeps the event loop busy while responses wait', async () => {
    const { db } = music({ delay: 1 });
    const other = setInterval(() => spin(30), 1);
    const limits = await limitedBy((options) => db.parallelScan(input, options), 50);
    clearInterval(other);
    expect(limits).toEqual(['client']);
  });

  it('is the client, if requests wait for its maxClients', async () => {
    const { db } = music({ delay: 100, client: { maxClients: 1 } });
    expect(await onVirtualTime((options) => db.parallelScan(input, options))).toEqual(['client']);
  });
});

/** Keeps the CPU busy. */
function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
