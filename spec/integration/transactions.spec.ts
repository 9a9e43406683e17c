import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { TransactionCanceledException, type TransactWriteItemsInput } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { testTable } from '../support/servers/test-table.ts';

describeOnEachServer('a transaction', (server) => {
  const { db, TableName, read, write } = testTable(server);
  const put = (id: string, value: unknown) => ({ Put: { TableName, Item: { id, value } } });
  const get = (id: string) => ({ Get: { TableName, Key: { id } } });

  it('writes all of its items, with native values', async (context) => {
    server.require(context, 'transactions');
    await write({ id: 'w3', count: 1 });
    const TransactItems = [
      put('w1', 10n ** 20n),
      put('w2', new Set(['a'])),
      {
        Update: {
          TableName,
          Key: { id: 'w3' },
          UpdateExpression: 'ADD #c :one',
          ExpressionAttributeNames: { '#c': 'count' },
          ExpressionAttributeValues: { ':one': 1 },
        },
      },
    ];
    expect(await all(db.transactWriteItems({ TransactItems }))).toHaveLength(1);
    expect(await read({ id: 'w1' })).toEqual({ id: 'w1', value: 10n ** 20n });
    expect(await read({ id: 'w2' })).toEqual({ id: 'w2', value: new Set(['a']) });
    expect(await read({ id: 'w3' })).toEqual({ id: 'w3', count: 2 });
  });

  it('writes nothing if one condition fails, and fails with a reason for each request item', async (context) => {
    server.require(context, 'transactions');
    await write({ id: 'c2', value: 7 });
    const condition = {
      ConditionCheck: {
        TableName,
        Key: { id: 'c2' },
        ConditionExpression: 'attribute_not_exists(id)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    } as const;
    const TransactItems = [put('c1', 1), condition];
    const error = await errorOf(db.transactWriteItems({ TransactItems }));
    expect(error).toBeInstanceOf(TransactionCanceledException);
    const { cancellationReasons = [] } = error as TransactionCanceledException;
    expect(cancellationReasons.map(({ Code }) => Code)).toEqual(['None', 'ConditionalCheckFailed']);
    expect(cancellationReasons.map(({ request }) => request)).toEqual(TransactItems);
    expect(cancellationReasons[1]?.request).toBe(condition);
    if (!server.lacks('the item of a failed condition')) {
      expect(cancellationReasons[1]?.Item).toEqual({ id: 'c2', value: 7 });
    }
    expect(await read({ id: 'c1' })).toBeUndefined();
  });

  it('reads items in the order of the request, with undefined for a missing item', async (context) => {
    server.require(context, 'transactions');
    await write({ id: 'g1', value: 1 });
    await write({ id: 'g2', value: 2 });
    const { Responses = [] } = await firstValueFrom(
      db.transactGetItems<{ value: number }>({ TransactItems: [get('g2'), get('none'), get('g1')] }),
    );
    expect(Responses.map(({ Item }) => Item?.value)).toEqual([2, undefined, 1]);
  });
});

it('a transaction has one token for all attempts and a new one for each subscription', async () => {
  const input: TransactWriteItemsInput = { TransactItems: [] };
  const { db, server } = await fakeService(({ index }) => ({ status: index === 0 ? 500 : 200, body: {} }));
  const write = db.transactWriteItems(input);
  await firstValueFrom(write);
  await firstValueFrom(write);
  const [first, again, next] = server.requests.map(({ body }) =>
    Reflect.get(body as object, 'ClientRequestToken'),
  );
  expect(first).toMatch(/^[\da-f-]{36}$/);
  expect(again).toBe(first);
  expect(next).not.toBe(first);
});

it('a transaction fails with any other error of the service', async () => {
  const { db } = await fakeService(() => ({ status: 400, body: { __type: 'ns#ValidationException' } }));
  const error = await errorOf(db.transactGetItems({ TransactItems: [] }));
  expect(error).toMatchObject({ name: 'ValidationException' });
  expect(error).not.toHaveProperty('cancellationReasons');
});
