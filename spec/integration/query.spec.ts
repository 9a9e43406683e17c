import { map, take } from 'rxjs';
import { expect, expectTypeOf, it } from 'vitest';
import type { Item } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { localClient } from '../support/servers/local-client.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';

interface Book {
  readonly shelf: string;
  readonly slot: number;
  readonly read: boolean;
}

const slots = [-20, -3.5, 0, 1, 2, 10, 11];
/** Only the first and the last book are read, so that the pages between them are empty after a filter. */
const books = slots.map((slot, index): Book => ({ shelf: 'a', slot, read: index === 0 || index === 6 }));
const others = [{ shelf: 'b', slot: 1, read: true }];

describeOnEachServer('a query', (server) => {
  const definition = keyed({ shelf: 'S', slot: 'N' }, ['shelf', 'slot']);
  const { db, TableName } = testTable(server, { definition, items: [...books, ...others] });

  const onShelf = (shelf: string) => ({
    TableName,
    KeyConditionExpression: 'shelf = :shelf',
    ExpressionAttributeValues: { ':shelf': shelf },
  });
  const shelfA = onShelf('a');
  const key = (slot: number) => ({ shelf: 'a', slot });
  const slotsOf = (found: readonly Item[] = []) => found.map(({ slot }) => slot);

  it('emits the items of its partition with the type of the caller', async () => {
    const found = await all(db.query<Book>(onShelf('b')));
    expectTypeOf(found).toEqualTypeOf<Book[]>();
    expect(found).toEqual(others);
  });

  it.each([1, 2, 3, 7, 100])('emits items in the order of the sort key from pages of %i', async (Limit) => {
    expect(await all(db.query({ ...shelfA, Limit }))).toEqual(books);
  });

  it('can emit items in descending order', async () => {
    const found = await all(db.query({ ...shelfA, Limit: 3, ScanIndexForward: false }));
    expect(found).toEqual([...books].reverse());
  });

  it('supports a condition on the sort key', async () => {
    const found = db.query({
      ...shelfA,
      KeyConditionExpression: 'shelf = :shelf AND slot BETWEEN :low AND :high',
      ExpressionAttributeValues: { ':shelf': 'a', ':low': -3.5, ':high': 10n },
      Limit: 2,
    });
    expect(slotsOf(await all(found))).toEqual([-3.5, 0, 1, 2, 10]);
  });

  it('emits only the projected attributes', async () => {
    const projection = { ProjectionExpression: '#p', ExpressionAttributeNames: { '#p': 'slot' } };
    expect(await all(db.query({ ...shelfA, ...projection, Limit: 4 }))).toEqual(
      slots.map((slot) => ({ slot })),
    );
  });

  const filtered = {
    ...shelfA,
    FilterExpression: '#read = :yes',
    ExpressionAttributeNames: { '#read': 'read' },
    ExpressionAttributeValues: { ':shelf': 'a', ':yes': true },
    Limit: 2,
  };

  it('continues after pages that are empty after a filter', async () => {
    expect(await all(db.query(filtered))).toEqual([books[0], books[6]]);
  });

  it('emits empty pages with their keys', async () => {
    const pages = await all(db.query<Book>(filtered).pages());
    expect(pages).toEqual([
      { Items: [books[0]], Count: 1, ScannedCount: 2, LastEvaluatedKey: key(-3.5) },
      { Items: [], Count: 0, ScannedCount: 2, LastEvaluatedKey: key(1) },
      { Items: [], Count: 0, ScannedCount: 2, LastEvaluatedKey: key(10) },
      { Items: [books[6]], Count: 1, ScannedCount: 1 },
    ]);
  });

  it('emits pages without items for Select: COUNT', async () => {
    const count = { ...filtered, Select: 'COUNT', Limit: 4 } as const;
    const pages = await all(db.query(count).pages());
    expect(pages).toEqual([
      { Count: 1, ScannedCount: 4, LastEvaluatedKey: key(1) },
      { Count: 1, ScannedCount: 3 },
    ]);
    expect(await all(db.query(count))).toEqual([]);
  });

  it('starts after ExclusiveStartKey, which may come from an earlier page', async () => {
    const [page] = await all(
      db
        .query({ ...shelfA, Limit: 3 })
        .pages()
        .pipe(take(1)),
    );
    const rest = { ...shelfA, Limit: 2, ExclusiveStartKey: page?.LastEvaluatedKey };
    expect(await all(db.query(rest))).toEqual(books.slice(3));
  });

  it('has one page if all items fit on it', async () => {
    const pages = await all(db.query(shelfA).pages());
    expect(pages).toEqual([{ Items: books, Count: 7, ScannedCount: 7 }]);
  });

  it('has one empty page if there are no items', async () => {
    expect(await all(db.query(onShelf('c')).pages())).toEqual([{ Items: [], Count: 0, ScannedCount: 0 }]);
    expect(await all(db.query(onShelf('c')))).toEqual([]);
  });

  it('requests no further page once the consumer has unsubscribed', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => undefined);
    await using client = localClient(proxy.endpoint);
    const found = client.query({ ...shelfA, Limit: 2 }).pipe(take(4));
    expect(proxy.requests).toEqual([]);
    expect(slotsOf(await all(found))).toEqual(slots.slice(0, 4));
    expect(proxy.requests).toHaveLength(2);
  });

  it('can be iterated item by item and left early', async () => {
    const pulled: number[] = [];
    for await (const { slot } of db.query<Book>({ ...shelfA, Limit: 2 })) {
      pulled.push(slot);
      if (slot === 1) break;
    }
    expect(pulled).toEqual([-20, -3.5, 0, 1]);
  });

  it('starts again with each subscription', async () => {
    const found = db.query<Book>({ ...shelfA, Limit: 3 }).pipe(map(({ slot }) => slot));
    expect(await Promise.all([all(found), all(found)])).toEqual([slots, slots]);
  });
});
