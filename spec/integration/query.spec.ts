import { map, take } from 'rxjs';
import { expect, expectTypeOf, it } from 'vitest';
import type { Item } from '../../lib/index.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { localClient } from '../support/servers/local-client.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';
import { all } from '../support/all.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';

interface Book {
  readonly shelf: string;
  readonly place: number;
  readonly read: boolean;
}

const places = [-20, -3.5, 0, 1, 2, 10, 11];
/** Only the first and the last are read, so that a filter leaves pages empty between them. */
const books = places.map((place, at): Book => ({ shelf: 'a', place, read: at === 0 || at === 6 }));
const others = [{ shelf: 'b', place: 1, read: true }];

describeOnEachServer('a query', (server) => {
  const definition = keyed({ shelf: 'S', place: 'N' }, ['shelf', 'place']);
  const { db, TableName } = testTable(server, { definition, items: [...books, ...others] });

  const onShelf = (shelf: string) => ({
    TableName,
    KeyConditionExpression: 'shelf = :shelf',
    ExpressionAttributeValues: { ':shelf': shelf },
  });
  const shelfA = onShelf('a');
  const key = (place: number) => ({ shelf: 'a', place });
  const placesOf = (found: readonly Item[] = []) => found.map(({ place }) => place);

  it('gives the items of its partition, of the type that the caller names', async () => {
    const found = await all(db.query<Book>(onShelf('b')));
    expectTypeOf(found).toEqualTypeOf<Book[]>();
    expect(found).toEqual(others);
  });

  it.each([1, 2, 3, 7, 100])('keeps the order of the sort key over pages of %i', async (Limit) => {
    expect(await all(db.query({ ...shelfA, Limit }))).toEqual(books);
  });

  it('turns the order round', async () => {
    const found = await all(db.query({ ...shelfA, Limit: 3, ScanIndexForward: false }));
    expect(found).toEqual([...books].reverse());
  });

  it('takes a condition on the sort key', async () => {
    const found = db.query({
      ...shelfA,
      KeyConditionExpression: 'shelf = :shelf AND place BETWEEN :low AND :high',
      ExpressionAttributeValues: { ':shelf': 'a', ':low': -3.5, ':high': 10n },
      Limit: 2,
    });
    expect(placesOf(await all(found))).toEqual([-3.5, 0, 1, 2, 10]);
  });

  it('has only the attributes that a projection names', async () => {
    const projection = { ProjectionExpression: '#p', ExpressionAttributeNames: { '#p': 'place' } };
    expect(await all(db.query({ ...shelfA, ...projection, Limit: 4 }))).toEqual(
      places.map((place) => ({ place })),
    );
  });

  const filtered = {
    ...shelfA,
    FilterExpression: '#read = :yes',
    ExpressionAttributeNames: { '#read': 'read' },
    ExpressionAttributeValues: { ':shelf': 'a', ':yes': true },
    Limit: 2,
  };

  it('goes on after pages that a filter has emptied', async () => {
    expect(await all(db.query(filtered))).toEqual([books[0], books[6]]);
  });

  it('gives empty pages as they are, with the keys that lead on', async () => {
    const pages = await all(db.query<Book>(filtered).pages());
    expect(pages).toEqual([
      { Items: [books[0]], Count: 1, ScannedCount: 2, LastEvaluatedKey: key(-3.5) },
      { Items: [], Count: 0, ScannedCount: 2, LastEvaluatedKey: key(1) },
      { Items: [], Count: 0, ScannedCount: 2, LastEvaluatedKey: key(10) },
      { Items: [books[6]], Count: 1, ScannedCount: 1 },
    ]);
  });

  it('counts without items', async () => {
    const count = { ...filtered, Select: 'COUNT', Limit: 4 };
    const pages = await all(db.query(count).pages());
    expect(pages).toEqual([
      { Count: 1, ScannedCount: 4, LastEvaluatedKey: key(1) },
      { Count: 1, ScannedCount: 3 },
    ]);
    expect(await all(db.query(count))).toEqual([]);
  });

  it('begins after the key that is asked for, a page of its own giving one', async () => {
    const [page] = await all(
      db
        .query({ ...shelfA, Limit: 3 })
        .pages()
        .pipe(take(1)),
    );
    const rest = { ...shelfA, Limit: 2, ExclusiveStartKey: page?.LastEvaluatedKey };
    expect(await all(db.query(rest))).toEqual(books.slice(3));
  });

  it('has one page if everything fits into it', async () => {
    const pages = await all(db.query(shelfA).pages());
    expect(pages).toEqual([{ Items: books, Count: 7, ScannedCount: 7 }]);
  });

  it('has one page of nothing if there is nothing', async () => {
    expect(await all(db.query(onShelf('c')).pages())).toEqual([{ Items: [], Count: 0, ScannedCount: 0 }]);
    expect(await all(db.query(onShelf('c')))).toEqual([]);
  });

  it('asks for no page more once it has what was wanted', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => undefined);
    await using client = localClient(proxy.endpoint);
    const found = client.query({ ...shelfA, Limit: 2 }).pipe(take(4));
    expect(proxy.requests).toEqual([]);
    expect(placesOf(await all(found))).toEqual(places.slice(0, 4));
    expect(proxy.requests).toHaveLength(2);
  });

  it('is pulled item by item, and left early', async () => {
    const pulled: number[] = [];
    for await (const { place } of db.query<Book>({ ...shelfA, Limit: 2 })) {
      pulled.push(place);
      if (place === 1) break;
    }
    expect(pulled).toEqual([-20, -3.5, 0, 1]);
  });

  it('is anew with each subscription', async () => {
    const found = db.query<Book>({ ...shelfA, Limit: 3 }).pipe(map(({ place }) => place));
    expect(await Promise.all([all(found), all(found)])).toEqual([places, places]);
  });
});
