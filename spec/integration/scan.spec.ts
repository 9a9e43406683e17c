import { firstValueFrom, take } from 'rxjs';
import { expect, it } from 'vitest';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { freshTableName } from '../support/servers/fresh-table.ts';
import { localClient } from '../support/servers/local-client.ts';
import { testTable } from '../support/servers/test-table.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';

const numbered = Array.from({ length: 11 }, (_, n) => ({ id: `item ${n}`, n }));

const inOrder = (items: readonly { readonly n?: unknown }[]) =>
  [...items].sort((one, other) => Number(one.n) - Number(other.n));

describeOnEachServer('a scan of an empty table', (server) => {
  const { db, TableName } = testTable(server);

  it('emits no item and one empty page', async () => {
    expect(await all(db.scan({ TableName }))).toEqual([]);
    expect(await all(db.scan({ TableName }).pages())).toEqual([{ Items: [], Count: 0, ScannedCount: 0 }]);
  });

  it('emits one empty page per segment', async () => {
    const pages = await all(db.parallelScan({ TableName, TotalSegments: 3 }).pages());
    expect(pages.map(({ Items }) => Items)).toEqual([[], [], []]);
  });
});

describeOnEachServer('a scan', (server) => {
  const { db, TableName } = testTable(server, { items: numbered });
  const scan = (input: object = {}) => db.scan<{ id: string; n: number }>({ TableName, Limit: 4, ...input });

  it.each([1, 4, 11, 1000])('emits every item of pages of %i once', async (Limit) => {
    expect(inOrder(await all(scan({ Limit })))).toEqual(numbered);
  });

  it('emits pages with their counts and keys', async () => {
    const pages = await all(
      scan({
        ReturnConsumedCapacity: 'TOTAL',
        FilterExpression: 'n >= :n',
        ExpressionAttributeValues: { ':n': 6 },
      }).pages(),
    );
    expect(pages.map(({ ScannedCount }) => ScannedCount)).toEqual([4, 4, 3]);
    expect(inOrder(pages.flatMap(({ Items = [] }) => Items))).toEqual(numbered.slice(6));
    for (const { Items, Count } of pages) expect(Count).toBe(Items?.length);
    for (const { ConsumedCapacity } of pages) expect(ConsumedCapacity).toMatchObject({ CapacityUnits: 0.5 });
    const keys = pages.map(({ LastEvaluatedKey }) => LastEvaluatedKey);
    expect(keys).toEqual([{ id: expect.any(String) }, { id: expect.any(String) }, undefined]);
    for (const page of pages) expect(page).not.toHaveProperty('Segment');
  });

  it('starts from the key of an earlier page', async () => {
    const [, second] = await all(scan().pages().pipe(take(2)));
    const order = await all(scan());
    expect(await all(scan({ ExclusiveStartKey: second?.LastEvaluatedKey }))).toEqual(order.slice(8));
  });

  it('emits no item and one page if no item passes the filter', async () => {
    const noMatch = { FilterExpression: 'attribute_exists(nowhere)', Limit: undefined };
    expect(await all(scan(noMatch))).toEqual([]);
    expect(await all(scan(noMatch).pages())).toEqual([{ Items: [], Count: 0, ScannedCount: 11 }]);
  });

  it('scans one segment, also segment 0', async () => {
    const segments = [0, 1].map((Segment) => scan({ Segment, TotalSegments: 2, Limit: 2 }));
    const [first = [], second = []] = await Promise.all(segments.map(all));
    expect(inOrder([...first, ...second])).toEqual(numbered);
    const [page] = await all(scan({ Segment: 0, TotalSegments: 2 }).pages());
    expect(page?.Segment).toBe(0);
  });

  it('requests no further page once the consumer has unsubscribed', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => undefined);
    await using client = localClient(proxy.endpoint);
    expect(await all(client.scan({ TableName, Limit: 4 }).pipe(take(4)))).toHaveLength(4);
    expect(proxy.requests).toHaveLength(1);
    expect(await all(client.scan({ TableName, Limit: 4 }).pipe(take(5)))).toHaveLength(5);
    expect(proxy.requests).toHaveLength(3);
  });

  it('aborts the request in flight when the consumer unsubscribes', async () => {
    const fault = { kind: 'delay', ms: 60_000 } as const;
    await using proxy = await startFaultProxy(server.endpoint, ({ index }) =>
      index === 1 ? fault : undefined,
    );
    await using client = localClient(proxy.endpoint);
    const seen: unknown[] = [];
    const subscription = client.scan({ TableName, Limit: 4 }).subscribe((item) => seen.push(item));
    const { aborted } = await proxy.arrival(1);
    subscription.unsubscribe();
    await aborted;
    expect(seen).toHaveLength(4);
    expect(proxy.requests).toHaveLength(2);
  });

  it('can be iterated item by item and requests a page only on demand', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => undefined);
    await using client = localClient(proxy.endpoint);
    const scansAtEach: number[] = [];
    for await (const Key of client.scan({ TableName, Limit: 4, ProjectionExpression: 'id' })) {
      // A page that was requested too early would arrive during this call.
      await firstValueFrom(client.getItem({ TableName, Key }));
      scansAtEach.push(proxy.requests.filter(({ operation }) => operation === 'Scan').length);
    }
    expect(scansAtEach).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3]);
  });

  it('fails midway with the key to resume from', async () => {
    const fault = { kind: 'throttle', name: 'AccessDeniedException' } as const;
    await using proxy = await startFaultProxy(server.endpoint, ({ index }) =>
      index === 1 ? fault : undefined,
    );
    await using client = localClient(proxy.endpoint);
    const seen: unknown[] = [];
    const failed = new Promise<{ resumeKey: object }>((resolve) => {
      client.scan({ TableName, Limit: 4 }).subscribe({ next: (item) => seen.push(item), error: resolve });
    });
    const error = await failed;
    expect(error).toMatchObject({ name: 'AccessDeniedException', operation: 'Scan', tableName: TableName });
    const rest = await all(scan({ ExclusiveStartKey: error.resumeKey }));
    expect([...seen, ...rest]).toEqual(await all(scan()));
  });

  it('fails with the name of a table that does not exist', async () => {
    const missing = freshTableName();
    await expect(all(db.scan({ TableName: missing }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      operation: 'Scan',
      tableName: missing,
    });
  });
});
