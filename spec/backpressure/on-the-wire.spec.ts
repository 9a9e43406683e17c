import { delay, firstValueFrom, lastValueFrom, map, of, take, throwError, timer } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import {
  type DynamoDB,
  pacedMergeMap,
  toAsyncIterable,
  toReadable,
  toReadableStream,
} from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import { pagedTable } from '../support/paged-table.ts';
import type { Handler } from '../support/wire/fake-server.ts';

interface Numbered {
  readonly id: number;
}

const TableName = 'Numbers';

/** A table of two pages, the second of which never arrives. */
const stuckAtSecondPage: Handler = (request) =>
  request.index === 0 ? pagedTable(2, 1)(request) : new Promise(() => {});

/** The ways to stop a scan while it waits for its second page. */
const waysToStop: readonly (readonly [
  string,
  (db: DynamoDB, secondPage: Promise<unknown>) => Promise<unknown>,
])[] = [
  [
    'unsubscribing',
    async (db, secondPage) => {
      const subscription = db.scan({ TableName }).subscribe();
      await secondPage;
      subscription.unsubscribe();
    },
  ],
  [
    'ending the iterator of a loop',
    async (db, secondPage) => {
      const iterator = toAsyncIterable(db.scan({ TableName }))[Symbol.asyncIterator]();
      await iterator.next();
      void iterator.next();
      await secondPage;
      await iterator.return?.();
    },
  ],
  [
    'destroying a Readable',
    async (db, secondPage) => {
      const readable = toReadable(db.scan({ TableName })).resume();
      await secondPage;
      readable.destroy();
    },
  ],
  [
    'cancelling a ReadableStream',
    async (db, secondPage) => {
      const reader = toReadableStream(db.scan({ TableName })).getReader();
      await reader.read();
      void reader.read();
      await secondPage;
      await reader.cancel();
    },
  ],
];

describe('a scan with backpressure, as the server sees it', () => {
  it('requests at most one page beyond what a slow consumer has consumed, over 200 pages', async () => {
    const { db, server } = await fakeService(pagedTable(200, 5));
    let consumed = 0;
    let ahead = 0;
    const work = ({ id }: Numbered) =>
      timer(0).pipe(
        map(() => {
          ahead = Math.max(ahead, server.requests.length - ++consumed / 5);
          return id;
        }),
      );
    const last = await lastValueFrom(db.scan<Numbered>({ TableName }).pipe(pacedMergeMap(work, 1)));
    expect(last).toBe(999);
    expect(server.requests).toHaveLength(200);
    expect(ahead).toBeLessThanOrEqual(1);
  });

  it('requests as many pages ahead per segment as `prefetch` allows', async () => {
    const { db, server } = await fakeService(pagedTable(50, 5));
    const forever = () => of('never').pipe(delay(1e6));
    const stuck = db
      .parallelScan({ TableName, TotalSegments: 3 }, { prefetch: 2 })
      .pipe(pacedMergeMap(forever, 1))
      .subscribe();
    // One segment has a page in progress and two ahead of it; each other segment has two ahead.
    await vi.waitFor(() => expect(server.requests.length).toBeGreaterThanOrEqual(7));
    stuck.unsubscribe();
    expect(server.requests.length).toBeLessThanOrEqual(9);
  });

  it('sends exactly one request for the first item', async () => {
    const { db, server } = await fakeService(pagedTable(10, 5));
    await firstValueFrom(db.scan({ TableName }));
    await lastValueFrom(db.parallelScan({ TableName, TotalSegments: 1 }).pipe(take(1)));
    expect(server.requests).toHaveLength(2);
  });

  it.each(waysToStop)('closes its socket on %s', async (_, stop) => {
    const { db, server } = await fakeService(stuckAtSecondPage);
    await stop(db, server.arrival(1));
    await (await server.arrival(1)).aborted;
  });

  it('leaves no request and no timer behind when its consumer fails', async () => {
    const { db, server } = await fakeService(pagedTable(100, 5));
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const failing = ({ id }: Numbered) =>
      id < 12 ? timer(0) : throwError(() => new Error('the sink broke'));
    const sink = db.parallelScan<Numbered>({ TableName, TotalSegments: 4 }).pipe(pacedMergeMap(failing, 2));
    expect(await errorOf(sink)).toMatchObject({ message: 'the sink broke' });
    const requestCount = server.requests.length;
    await vi.waitFor(() => expect(timers()).toBeLessThanOrEqual(before));
    expect(server.requests).toHaveLength(requestCount);
  });
});
