import { firstValueFrom } from 'rxjs';
import { expect, expectTypeOf, it } from 'vitest';
import { type Item, ProvisionedThroughputExceededException } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { freshTableName } from '../support/servers/fresh-table.ts';
import { localClient } from '../support/servers/local-client.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';

/** Items with keys and attributes of types that JSON does not have. */
const entry = (n: number) => ({
  key: Uint8Array.of(255, n),
  value: 10n ** 20n + BigInt(n),
  tags: new Set([n]),
});
const keyOf = ({ key }: { readonly key: Uint8Array }) => ({ key });
const sorted = (found: readonly Item[] = []) =>
  [...found].sort((one, other) => String(one.value).localeCompare(String(other.value)));

describeOnEachServer('a batch request', (server) => {
  const definition = keyed({ key: 'B' }, ['key']);
  const stored = [0, 1, 2, 3, 4].map(entry);
  const first = testTable(server, { definition, items: stored });
  const second = testTable(server, { definition, items: [entry(5)] });
  const { db } = first;

  const getFrom = (table: string, wanted: readonly ReturnType<typeof entry>[]) => ({
    RequestItems: { [table]: { Keys: wanted.map(keyOf) } },
  });

  it('of keys returns the items of several tables, without those that do not exist', async () => {
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

  it('of keys returns only the projected attributes', async () => {
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

  it('of writes returns UnprocessedItems that can be sent again', async () => {
    const fault = { kind: 'unprocessed', count: 2 } as const;
    await using proxy = await startFaultProxy(server.endpoint, ({ index }) =>
      index === 0 ? fault : undefined,
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

  it('of keys returns UnprocessedKeys that can be sent again', async () => {
    const fault = { kind: 'unprocessed', count: 3 } as const;
    await using proxy = await startFaultProxy(server.endpoint, ({ index }) =>
      index === 0 ? fault : undefined,
    );
    await using client = localClient(proxy.endpoint);
    const projection = { ProjectionExpression: '#v', ExpressionAttributeNames: { '#v': 'value' } };
    const RequestItems = { [first.TableName]: { Keys: stored.map(keyOf), ...projection } };

    const output = await firstValueFrom(client.batchGetItem({ RequestItems }));
    const { Responses = {}, UnprocessedKeys = {} } = output;
    const unprocessed = { [first.TableName]: { Keys: stored.slice(0, 3).map(keyOf), ...projection } };
    expect(UnprocessedKeys).toStrictEqual(unprocessed);

    const rest = await firstValueFrom(client.batchGetItem({ RequestItems: UnprocessedKeys }));
    const found = [...(Responses[first.TableName] ?? []), ...(rest.Responses?.[first.TableName] ?? [])];
    expect(sorted(found)).toStrictEqual(stored.map(({ value }) => ({ value })));
  });

  it('fails if nothing of it is processed', async () => {
    const fault = { kind: 'unprocessed', count: 100 } as const;
    await using proxy = await startFaultProxy(server.endpoint, () => fault);
    await using client = localClient(proxy.endpoint, { maxAttempts: 1 });
    const error = await errorOf(client.batchGetItem(getFrom(first.TableName, stored)));
    expect(error).toBeInstanceOf(ProvisionedThroughputExceededException);
    expect(error).toMatchObject({ operation: 'BatchGetItem', retryable: true, attempts: 1 });
  });

  it('fails with the error of the service for too many keys and for a missing table', async () => {
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
