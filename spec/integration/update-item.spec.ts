import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { ConditionalCheckFailedException } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { testTable } from '../support/servers/test-table.ts';

describeOnEachServer('updating an item', (server) => {
  const { db, TableName, read, write } = testTable(server);

  it('applies every clause of an update expression', async () => {
    await write({
      id: 'all',
      count: 1,
      list: ['a', 'b'],
      map: { kept: 1, removed: 2 },
      tags: new Set(['x', 'y']),
      gone: true,
    });
    const output = await all(
      db.updateItem({
        TableName,
        Key: { id: 'all' },
        UpdateExpression:
          'SET #list = list_append(#list, :more), #map.#added = :bytes, fresh = if_not_exists(fresh, :default) ' +
          'REMOVE gone, #map.removed ADD #count :step DELETE tags :tags',
        ExpressionAttributeNames: { '#list': 'list', '#map': 'map', '#added': 'added', '#count': 'count' },
        ExpressionAttributeValues: {
          ':more': ['c', null],
          ':bytes': Uint8Array.of(1, 2),
          ':default': { nested: [true] },
          ':step': 12345678901234567890n,
          ':tags': new Set(['y']),
        },
      }),
    );
    expect(output).toEqual([{}]);
    expect(await read({ id: 'all' })).toEqual({
      id: 'all',
      count: 12345678901234567891n,
      list: ['a', 'b', 'c', null],
      map: { kept: 1, added: Uint8Array.of(1, 2) },
      tags: new Set(['x']),
      fresh: { nested: [true] },
    });
  });

  it('creates the item if there is none', async () => {
    const input = { TableName, Key: { id: 'new' }, UpdateExpression: 'SET a = :a' };
    await firstValueFrom(db.updateItem({ ...input, ExpressionAttributeValues: { ':a': new Set([1, 2]) } }));
    expect(await read({ id: 'new' })).toEqual({ id: 'new', a: new Set([1, 2]) });
  });

  it.each([
    ['NONE', undefined],
    ['ALL_OLD', { id: 'ALL_OLD', kept: 'k', n: 1 }],
    ['UPDATED_OLD', { n: 1 }],
    ['ALL_NEW', { id: 'ALL_NEW', kept: 'k', n: 2 }],
    ['UPDATED_NEW', { n: 2 }],
  ] as const)('returns the attributes that ReturnValues: %s selects', async (ReturnValues, Attributes) => {
    await write({ id: ReturnValues, kept: 'k', n: 1 });
    const output = await firstValueFrom(
      db.updateItem({
        TableName,
        Key: { id: ReturnValues },
        UpdateExpression: 'SET n = n + :one',
        ExpressionAttributeValues: { ':one': 1 },
        ReturnValues,
      }),
    );
    expect(output.Attributes).toEqual(Attributes);
  });

  it('changes nothing if its condition fails', async () => {
    const item = { id: 'condition', n: 1 };
    await write(item);
    const input = {
      TableName,
      Key: { id: 'condition' },
      UpdateExpression: 'REMOVE n',
      ConditionExpression: 'n BETWEEN :low AND :high',
      ExpressionAttributeValues: { ':low': 2, ':high': 3 },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    } as const;
    const error = await errorOf(db.updateItem(input));
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error).toMatchObject({ operation: 'UpdateItem', tableName: TableName });
    expect(await read({ id: 'condition' })).toEqual(item);
    const hasItem = server.lacks('the item of a failed condition') === undefined;
    expect(Object(error).item).toEqual(hasItem ? item : undefined);
  });

  it('sends one request per subscription', async () => {
    const increment = db.updateItem<{ n: number }>({
      TableName,
      Key: { id: 'counter' },
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    });
    expect(await read({ id: 'counter' })).toBeUndefined();
    expect(await firstValueFrom(increment)).toEqual({ Attributes: { n: 1 } });
    expect(await firstValueFrom(increment)).toEqual({ Attributes: { n: 2 } });
  });
});
