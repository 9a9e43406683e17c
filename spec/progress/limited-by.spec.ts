import { from, lastValueFrom, type Observable, tap, timer } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { capacityLimiter, type LimitedBy, type Progress, pacedFrom, pacedMergeMap } from '../../lib/index.ts';
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

type Run = (options: ReturnType<typeof reports>['options']) => Observable<unknown>;

/** What limited the stream in each of its reports. */
async function limitsOf(run: Run, interval: number): Promise<readonly (LimitedBy | undefined)[]> {
  const { limits, options } = reports(interval);
  await lastValueFrom(run(options), { defaultValue: undefined });
  return limits();
}

/** What limited the stream in any of its reports; deterministic. */
async function onVirtualTime(run: Run): Promise<readonly (LimitedBy | undefined)[]> {
  useVirtualTime();
  return [...new Set(await settleOnVirtualTime(limitsOf(run, 1000), 600_000))];
}

/** What limited the stream in all of its time; the first interval may be that of a cold start. */
async function onRealTime(run: Run): Promise<LimitedBy | undefined> {
  return (await limitsOf(run, 50)).at(-1);
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
      db
        .parallelScan(input, options)
        .pages()
        .pipe(tap(() => spin(5)));
    expect(await onRealTime(busy)).toBe('sink');
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

  it('are the throttles for a batch operator too', async () => {
    let count = 0;
    const faults = ({ operation }: { readonly operation: string }) =>
      operation === 'DescribeTable' || count++ % 4 === 3 ? undefined : ({ kind: 'throttle' } as const);
    const { db } = music({ delay: 5, faults });
    const copy = (options: object) => from(songs).pipe(db.batchWrite({ TableName: 'Music' }, options));
    expect(await onVirtualTime(copy)).toEqual(['throttles']);
  });

  it('is the sink behind a batch operator, if that holds the operator back', async () => {
    const { db } = music({ delay: 5 });
    const paced = (options: object) =>
      pacedFrom(songs).pipe(
        db.batchWrite({ TableName: 'Music' }, options),
        pacedMergeMap(() => timer(100), 1),
      );
    expect((await onVirtualTime(paced)).at(-1)).toBe('sink');
  });

  it('is the network, if responses take long', async () => {
    const { db } = music({ delay: 50 });
    expect(await onRealTime((options) => db.parallelScan(input, options))).toBe('network');
  });

  it('is the client, if the decoding takes longest', async () => {
    const numbers = (text: string) => {
      spin(1);
      return Number(text);
    };
    const { db } = music({ delay: 1, client: { numbers } });
    expect(await onRealTime((options) => db.parallelScan(input, options))).toBe('client');
  });

  it('is the client, if other code keeps the event loop busy while responses wait', async () => {
    const { db } = music({ delay: 1 });
    const other = setInterval(() => spin(30), 1);
    const limit = await onRealTime((options) => db.parallelScan(input, options));
    clearInterval(other);
    expect(limit).toBe('client');
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
