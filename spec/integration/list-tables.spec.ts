import { firstValueFrom, map, take, takeWhile } from 'rxjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { freshTableName } from '../support/servers/fresh-table.ts';
import { localClient } from '../support/servers/local-client.ts';
import { keyed, untilActive } from '../support/servers/test-table.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';

describeOnEachServer('listing tables', (server) => {
  const db = localClient(server.endpoint);
  // Other specs create tables at the same time. The names of these have a unique prefix, so that they are adjacent.
  const prefix = freshTableName();
  const names = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${prefix}-${letter}`);
  const isOurs = (name = '') => name.startsWith(prefix);

  beforeAll(async () => {
    for (const TableName of names) {
      await firstValueFrom(db.createTable({ ...keyed({ id: 'S' }, ['id']), TableName }));
      await untilActive(db, TableName);
    }
  });
  afterAll(async () => {
    for (const TableName of names) await firstValueFrom(db.deleteTable({ TableName }));
    await db.close();
  });

  it('emits every name of all pages once and in order', async () => {
    const listed = await all(db.listTables({ Limit: 2 }));
    expect(listed.filter(isOurs)).toEqual(names);
    expect(listed).toEqual([...new Set(listed)].sort());
  });

  it('needs no input', async () => {
    expect(await all(db.listTables())).toEqual(expect.arrayContaining(names));
  });

  it('starts after ExclusiveStartTableName', async () => {
    const [first, ...others] = names;
    const list = db.listTables({ Limit: 2, ExclusiveStartTableName: first });
    expect(await all(list.pipe(takeWhile(isOurs)))).toEqual(others);
  });

  it('emits the pages of the service unchanged', async () => {
    const pages = db.listTables({ Limit: 2, ExclusiveStartTableName: prefix }).pages();
    expect(await all(pages.pipe(take(2)))).toEqual([
      { TableNames: names.slice(0, 2), LastEvaluatedTableName: names[1] },
      { TableNames: names.slice(2, 4), LastEvaluatedTableName: names[3] },
    ]);
  });

  it('requests no further page once the consumer has unsubscribed', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => undefined);
    await using client = localClient(proxy.endpoint);
    const list = client.listTables({ Limit: 1, ExclusiveStartTableName: prefix });
    expect(await all(list.pipe(take(2)))).toEqual(names.slice(0, 2));
    expect(proxy.requests.map(({ body }) => body)).toEqual([
      { Limit: 1, ExclusiveStartTableName: prefix },
      { Limit: 1, ExclusiveStartTableName: names[0] },
    ]);
  });

  it('can be iterated name by name', async () => {
    const pulled: string[] = [];
    for await (const name of db.listTables({ Limit: 2, ExclusiveStartTableName: prefix })) {
      if (!isOurs(name)) break;
      pulled.push(name);
    }
    expect(pulled).toEqual(names);
  });

  it('starts again with each subscription', async () => {
    const ours$ = db.listTables({ ExclusiveStartTableName: prefix }).pipe(takeWhile(isOurs), map(String));
    expect([await all(ours$), await all(ours$)]).toEqual([names, names]);
  });
});
