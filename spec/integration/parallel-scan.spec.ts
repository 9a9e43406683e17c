import { take } from 'rxjs';
import { expect, it } from 'vitest';
import type { Item } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { localClient } from '../support/servers/local-client.ts';
import { testTable } from '../support/servers/test-table.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';

const items = Array.from({ length: 30 }, (_, n) => ({ id: `item ${n}` }));
const idsOf = (some: readonly Item[]) => some.map(({ id }) => String(id)).sort();

describeOnEachServer('a parallel scan', (server) => {
  const { db, TableName } = testTable(server, { items });
  const input = { TableName, Limit: 5 };

  it.each([
    [1, 1],
    [1, 4],
    [3, 1],
    [3, 4],
    [16, 1],
    [16, 4],
    [64, 16],
  ])('emits every item of %i segments once, with concurrency %i', async (TotalSegments, concurrency) => {
    const found = await all(db.parallelScan({ ...input, TotalSegments }, { concurrency }));
    expect(idsOf(found)).toEqual(idsOf(items));
  });

  it('emits pages with their segment and the items of that segment', async () => {
    const pages = await all(db.parallelScan({ ...input, TotalSegments: 3 }).pages());
    expect(new Set(pages.map(({ Segment }) => Segment))).toEqual(new Set([0, 1, 2]));
    for (const Segment of [0, 1, 2]) {
      const own = pages.filter((page) => page.Segment === Segment).flatMap(({ Items = [] }) => Items);
      expect(own).toEqual(await all(db.scan({ TableName, Segment, TotalSegments: 3 })));
    }
  });

  it('scans only the given segments', async () => {
    const some = db.parallelScan({ ...input, TotalSegments: 4 }, { segments: [1, 3] });
    const others = db.parallelScan({ ...input, TotalSegments: 4 }, { segments: new Set([0, 2]) });
    expect(idsOf([...(await all(some)), ...(await all(others))])).toEqual(idsOf(items));
  });

  it('has at most `concurrency` requests in flight', async () => {
    let inFlight = 0;
    let most = 0;
    await using proxy = await startFaultProxy(server.endpoint, () => {
      most = Math.max(most, ++inFlight);
      return undefined;
    });
    await using client = localClient(proxy.endpoint);
    const pages = client.parallelScan({ ...input, TotalSegments: 8 }, { concurrency: 3 }).pages();
    await new Promise<void>((resolve, reject) => {
      pages.subscribe({ next: () => inFlight--, error: reject, complete: resolve });
    });
    expect(most).toBe(3);
  });

  it('starts no further segment once the consumer has unsubscribed', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => undefined);
    await using client = localClient(proxy.endpoint);
    const scan = client.parallelScan({ TableName, TotalSegments: 2 }, { concurrency: 1 });
    expect(await all(scan.pipe(take(1)))).toHaveLength(1);
    expect(proxy.requests).toHaveLength(1);
  });

  it('fails with the segment and the key to resume from', async () => {
    const fault = { kind: 'throttle', name: 'AccessDeniedException' } as const;
    await using proxy = await startFaultProxy(server.endpoint, ({ body }) =>
      (body as { Segment: number }).Segment === 0 ? fault : undefined,
    );
    await using client = localClient(proxy.endpoint);
    const error = await errorOf(client.parallelScan({ ...input, TotalSegments: 2 }));
    expect(error).toMatchObject({ name: 'AccessDeniedException', segment: 0, tableName: TableName });
    expect(error).not.toHaveProperty('resumeKey');
  });

  it('can be iterated item by item', async () => {
    const pulled: unknown[] = [];
    for await (const { id } of db.parallelScan({ ...input, TotalSegments: 4 })) pulled.push(id);
    expect(pulled.sort()).toEqual(idsOf(items));
  });
});
