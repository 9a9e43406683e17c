import { firstValueFrom, map, take, takeWhile } from 'rxjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { freshTableName } from '../support/servers/fresh-table.ts';
import { localClient } from '../support/servers/local-client.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';
import { all } from '../support/all.ts';
import { keyed, untilActive } from '../support/servers/test-table.ts';

describeOnEachServer('a list of tables', (server) => {
  const db = localClient(server.endpoint);
  // Other specs make tables meanwhile: ours follow each other, because no other name begins as they do.
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

  it('has every name once, in order, over pages to the last', async () => {
    const listed = await all(db.listTables({ Limit: 2 }));
    expect(listed.filter(isOurs)).toEqual(names);
    expect(listed).toEqual([...new Set(listed)].sort());
  });

  it('needs no parameters', async () => {
    expect(await all(db.listTables())).toEqual(expect.arrayContaining(names));
  });

  it('begins after the name that is asked for', async () => {
    const [first, ...others] = names;
    const list = db.listTables({ Limit: 2, ExclusiveStartTableName: first });
    expect(await all(list.pipe(takeWhile(isOurs)))).toEqual(others);
  });

  it('gives its pages as the service answered them', async () => {
    const pages = db.listTables({ Limit: 2, ExclusiveStartTableName: prefix }).pages();
    expect(await all(pages.pipe(take(2)))).toEqual([
      { TableNames: names.slice(0, 2), LastEvaluatedTableName: names[1] },
      { TableNames: names.slice(2, 4), LastEvaluatedTableName: names[3] },
    ]);
  });

  it('asks for no page more once it has what was wanted', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => undefined);
    await using client = localClient(proxy.endpoint);
    const list = client.listTables({ Limit: 1, ExclusiveStartTableName: prefix });
    expect(await all(list.pipe(take(2)))).toEqual(names.slice(0, 2));
    expect(proxy.requests.map(({ body }) => body)).toEqual([
      { Limit: 1, ExclusiveStartTableName: prefix },
      { Limit: 1, ExclusiveStartTableName: names[0] },
    ]);
  });

  it('is pulled name by name', async () => {
    const pulled: string[] = [];
    for await (const name of db.listTables({ Limit: 2, ExclusiveStartTableName: prefix })) {
      if (!isOurs(name)) break;
      pulled.push(name);
    }
    expect(pulled).toEqual(names);
  });

  it('is anew with each subscription', async () => {
    const ours = db.listTables({ ExclusiveStartTableName: prefix }).pipe(takeWhile(isOurs), map(String));
    expect(await all(ours)).toEqual(await all(ours));
  });
});
