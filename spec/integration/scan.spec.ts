import { firstValueFrom, take } from 'rxjs';
import { expect, it } from 'vitest';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { freshTableName } from '../support/servers/fresh-table.ts';
import { localClient } from '../support/servers/local-client.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';
import { all } from '../support/all.ts';
import { testTable } from '../support/servers/test-table.ts';

const numbered = Array.from({ length: 11 }, (_, n) => ({ id: `item ${n}`, n }));

const inOrder = (items: readonly { readonly n?: unknown }[]) =>
  [...items].sort((one, other) => Number(one.n) - Number(other.n));

describeOnEachServer('a scan of a table of nothing', (server) => {
  const { db, TableName } = testTable(server);

  it('completes with nothing, on one page', async () => {
    expect(await all(db.scan({ TableName }))).toEqual([]);
    expect(await all(db.scan({ TableName }).pages())).toEqual([{ Items: [], Count: 0, ScannedCount: 0 }]);
  });

  it('completes with nothing from every segment', async () => {
    const pages = await all(db.parallelScan({ TableName, TotalSegments: 3 }).pages());
    expect(pages.map(({ Items }) => Items)).toEqual([[], [], []]);
  });
});

describeOnEachServer('a scan', (server) => {
  const { db, TableName } = testTable(server, { items: numbered });
  const scan = (input: object = {}) => db.scan<{ id: string; n: number }>({ TableName, Limit: 4, ...input });

  it.each([1, 4, 11, 1000])('gives every item once over pages of %i', async (Limit) => {
    expect(inOrder(await all(scan({ Limit })))).toEqual(numbered);
  });

  it('gives pages that count what they evaluated, and end with a key', async () => {
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

  it('goes on from the key of an earlier page', async () => {
    const [, second] = await all(scan().pages().pipe(take(2)));
    const order = await all(scan());
    expect(await all(scan({ ExclusiveStartKey: second?.LastEvaluatedKey }))).toEqual(order.slice(8));
  });

  it('of which a filter leaves nothing completes with nothing, on one page', async () => {
    const nothing = { FilterExpression: 'attribute_exists(nowhere)', Limit: undefined };
    expect(await all(scan(nothing))).toEqual([]);
    expect(await all(scan(nothing).pages())).toEqual([{ Items: [], Count: 0, ScannedCount: 11 }]);
  });

  it('takes segment 0 for a segment, and gives all with the others', async () => {
    const segments = [0, 1].map((Segment) => scan({ Segment, TotalSegments: 2, Limit: 2 }));
    const [first = [], second = []] = await Promise.all(segments.map(all));
    expect(inOrder([...first, ...second])).toEqual(numbered);
    const [page] = await all(scan({ Segment: 0, TotalSegments: 2 }).pages());
    expect(page?.Segment).toBe(0);
  });

  it('asks for no page more once it has what was wanted', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => undefined);
    await using client = localClient(proxy.endpoint);
    expect(await all(client.scan({ TableName, Limit: 4 }).pipe(take(4)))).toHaveLength(4);
    expect(proxy.requests).toHaveLength(1);
    expect(await all(client.scan({ TableName, Limit: 4 }).pipe(take(5)))).toHaveLength(5);
    expect(proxy.requests).toHaveLength(3);
  });

  it('aborts the request in flight when its consumer leaves', async () => {
    const late = { kind: 'delay', ms: 60_000 } as const;
    await using proxy = await startFaultProxy(server.endpoint, ({ index }) =>
      index === 1 ? late : undefined,
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

  it('is pulled item by item, and asks for a page only when it is wanted', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => undefined);
    await using client = localClient(proxy.endpoint);
    const scansAtEach: number[] = [];
    for await (const Key of client.scan({ TableName, Limit: 4, ProjectionExpression: 'id' })) {
      // A page that was asked for too early would arrive while this does.
      await firstValueFrom(client.getItem({ TableName, Key }));
      scansAtEach.push(proxy.requests.filter(({ operation }) => operation === 'Scan').length);
    }
    expect(scansAtEach).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3]);
  });

  it('that fails midway tells the key from which it goes on', async () => {
    const refusal = { kind: 'throttle', name: 'AccessDeniedException' } as const;
    await using proxy = await startFaultProxy(server.endpoint, ({ index }) =>
      index === 1 ? refusal : undefined,
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

  it('of a table that is not there fails with the name of it', async () => {
    const missing = freshTableName();
    await expect(all(db.scan({ TableName: missing }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      operation: 'Scan',
      tableName: missing,
    });
  });
});
