import { firstValueFrom } from 'rxjs';
import { expect, expectTypeOf, it } from 'vitest';
import { type Item, ProvisionedThroughputExceededException } from '../../lib/index.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { freshTableName } from '../support/servers/fresh-table.ts';
import { localClient } from '../support/servers/local-client.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';
import { all } from '../support/all.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';

/** Items with keys and attributes of types that JSON has not. */
const entry = (n: number) => ({
  key: Uint8Array.of(255, n),
  value: 10n ** 20n + BigInt(n),
  tags: new Set([n]),
});
const keyOf = ({ key }: { readonly key: Uint8Array }) => ({ key });
const sorted = (found: readonly Item[] = []) =>
  [...found].sort((one, other) => String(one.value).localeCompare(String(other.value)));

describeOnEachServer('a batch', (server) => {
  const definition = keyed({ key: 'B' }, ['key']);
  const stored = [0, 1, 2, 3, 4].map(entry);
  const first = testTable(server, { definition, items: stored });
  const second = testTable(server, { definition, items: [entry(5)] });
  const { db } = first;

  const getFrom = (table: string, wanted: readonly ReturnType<typeof entry>[]) => ({
    RequestItems: { [table]: { Keys: wanted.map(keyOf) } },
  });

  it('of keys reads items of several tables, and leaves out those that are not there', async () => {
    const RequestItems = {
      [first.TableName]: { Keys: [...stored, entry(99)].map(keyOf), ConsistentRead: true },
      [second.TableName]: { Keys: [keyOf(entry(5))] },
    };
    const [output, ...more] = await all(db.batchGetItem({ RequestItems }));
    expect(more).toEqual([]);
    expect(output?.UnprocessedKeys).toEqual({});
    expect(sorted(output?.Responses?.[first.TableName])).toStrictEqual(stored);
    expect(output?.Responses?.[second.TableName]).toStrictEqual([entry(5)]);
  });

  it('of keys reads only the attributes that a projection names', async () => {
    const projection = { ProjectionExpression: '#v', ExpressionAttributeNames: { '#v': 'value' } };
    const RequestItems = { [first.TableName]: { Keys: stored.slice(0, 1).map(keyOf), ...projection } };
    const output = await firstValueFrom(db.batchGetItem<{ value: bigint }>({ RequestItems }));
    const found = output.Responses?.[first.TableName];
    expectTypeOf(found).toEqualTypeOf<readonly { value: bigint }[] | undefined>();
    expect(found).toStrictEqual([{ value: 10n ** 20n }]);
  });

  it('of writes puts and deletes items of several tables', async () => {
    const RequestItems = {
      [first.TableName]: [{ PutRequest: { Item: entry(10) } }, { DeleteRequest: { Key: keyOf(entry(11)) } }],
      [second.TableName]: [{ DeleteRequest: { Key: keyOf(entry(5)) } }],
    };
    expect(await all(db.batchWriteItem({ RequestItems }))).toEqual([{ UnprocessedItems: {} }]);
    expect(await first.read(keyOf(entry(10)))).toStrictEqual(entry(10));
    expect(await second.read(keyOf(entry(5)))).toBeUndefined();
    await second.write(entry(5));
  });

  it('of writes tells what was not done, as a request that can be sent again', async () => {
    const holding = { kind: 'holdBack', count: 2 } as const;
    await using proxy = await startFaultProxy(server.endpoint, ({ index }) =>
      index === 0 ? holding : undefined,
    );
    await using client = localClient(proxy.endpoint);
    const puts = [20, 21].map((n) => ({ PutRequest: { Item: entry(n) } }));
    const RequestItems = { [first.TableName]: [...puts, { DeleteRequest: { Key: keyOf(entry(22)) } }] };

    const { UnprocessedItems = {} } = await firstValueFrom(client.batchWriteItem({ RequestItems }));
    expect(UnprocessedItems).toStrictEqual({ [first.TableName]: puts });
    expect(await first.read(keyOf(entry(20)))).toBeUndefined();

    await firstValueFrom(client.batchWriteItem({ RequestItems: UnprocessedItems }));
    expect(await first.read(keyOf(entry(20)))).toStrictEqual(entry(20));
    expect(await first.read(keyOf(entry(21)))).toStrictEqual(entry(21));
  });

  it('of keys tells what was not read, as a request that can be sent again', async () => {
    const holding = { kind: 'holdBack', count: 3 } as const;
    await using proxy = await startFaultProxy(server.endpoint, ({ index }) =>
      index === 0 ? holding : undefined,
    );
    await using client = localClient(proxy.endpoint);
    const how = { ProjectionExpression: '#v', ExpressionAttributeNames: { '#v': 'value' } };
    const RequestItems = { [first.TableName]: { Keys: stored.map(keyOf), ...how } };

    const output = await firstValueFrom(client.batchGetItem({ RequestItems }));
    const { Responses = {}, UnprocessedKeys = {} } = output;
    const unread = { [first.TableName]: { Keys: stored.slice(0, 3).map(keyOf), ...how } };
    expect(UnprocessedKeys).toStrictEqual(unread);

    const rest = await firstValueFrom(client.batchGetItem({ RequestItems: UnprocessedKeys }));
    const found = [...(Responses[first.TableName] ?? []), ...(rest.Responses?.[first.TableName] ?? [])];
    expect(sorted(found)).toStrictEqual(stored.map(({ value }) => ({ value })));
  });

  it('of which nothing is done throws', async () => {
    const everything = { kind: 'holdBack', count: 100 } as const;
    await using proxy = await startFaultProxy(server.endpoint, () => everything);
    await using client = localClient(proxy.endpoint, { maxAttempts: 1 });
    const error = await all(client.batchGetItem(getFrom(first.TableName, stored))).catch((reason) => reason);
    expect(error).toBeInstanceOf(ProvisionedThroughputExceededException);
    expect(error).toMatchObject({ operation: 'BatchGetItem', retryable: true, attempts: 1 });
  });

  it('of too many keys, or of a table that is not there, is refused by the service', async () => {
    const many = Array.from({ length: 101 }, (_, n) => entry(n));
    await expect(all(db.batchGetItem(getFrom(first.TableName, many)))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(all(db.batchGetItem(getFrom(freshTableName(), stored)))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      operation: 'BatchGetItem',
    });
  });
});
