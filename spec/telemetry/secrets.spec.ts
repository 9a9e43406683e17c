import { inspect } from 'node:util';
import { from, type Observable } from 'rxjs';
import { expect, it } from 'vitest';
import { all } from '../support/all.ts';
import { fakeService } from '../support/fake-service.ts';
import type { FakeResponse } from '../support/wire/fake-response.ts';
import { recordEvents } from './recorded-events.ts';

const credentials = {
  accessKeyId: 'AKIASECRETOFTHECALLER',
  secretAccessKey: 'SecretAccessKeyOfTheCaller/0123456789',
  sessionToken: 'SecretSessionTokenOfTheCaller0123456789',
};
const wireItem = { id: { S: 'SecretKeyValue' }, name: { S: 'SecretItemValue' } };
const Key = { id: 'SecretKeyValue' };
const Item = { ...Key, name: 'SecretItemValue' };
const TableName = 'Music';

/** Answers with items and keys in every member that may have them, and with an error that repeats them, in turn. */
const answer = (operation: string, index: number): FakeResponse => {
  if (index % 2 === 1)
    return {
      status: 400,
      body: JSON.stringify({
        __type: index % 4 === 1 ? 'ConditionalCheckFailedException' : 'ThrottlingException',
        message: 'The value SecretItemValue of the key SecretKeyValue is wrong',
        Item: wireItem,
        CancellationReasons: [{ Code: 'None', Item: wireItem }],
      }),
    };
  const page = { Items: [wireItem], Count: 1, ScannedCount: 1, LastEvaluatedKey: wireItem };
  const bodies: Readonly<Record<string, object>> = {
    GetItem: { Item: wireItem },
    PutItem: { Attributes: wireItem, ItemCollectionMetrics: { ItemCollectionKey: wireItem } },
    UpdateItem: { Attributes: wireItem },
    Query: page,
    BatchWriteItem: { UnprocessedItems: {} },
    BatchGetItem: { Responses: { [TableName]: [wireItem] }, UnprocessedKeys: {} },
    ExecuteStatement: { Items: [wireItem] },
    TransactGetItems: { Responses: [{ Item: wireItem }] },
  };
  return { body: JSON.stringify(bodies[operation] ?? {}) };
};

it('no event has a credential, or a value of an item or a key, wherever these occur', async () => {
  const recorded = recordEvents(['call', 'request', 'retry', 'throttle']);
  let index = 0;
  const { db } = await fakeService(({ operation }) => answer(operation, index++), {
    credentials,
    maxAttempts: 1,
  });
  const values = { ':id': 'SecretKeyValue' };
  const calls: readonly Observable<unknown>[] = [
    db.getItem({ TableName, Key }),
    db.putItem({ TableName, Item, ConditionExpression: 'id <> :id', ExpressionAttributeValues: values }),
    db.putItem({ TableName, Item: { ...Item, invalid: Number.NaN } }),
    db.updateItem({ TableName, Key, UpdateExpression: 'SET x = :id', ExpressionAttributeValues: values }),
    db
      .query({
        TableName,
        KeyConditionExpression: 'id = :id',
        ExpressionAttributeValues: values,
        ExclusiveStartKey: Key,
      })
      .pages(),
    from([Item]).pipe(db.batchWrite({ TableName }, { key: ['id'], stallTimeout: 0 })),
    from([Key]).pipe(db.batchGet({ TableName }, { key: ['id'], stallTimeout: 0 })),
    db.executeStatement({ Statement: `SELECT * FROM Music WHERE id = 'SecretKeyValue'` }),
    db.transactGetItems({ TransactItems: [{ Get: { TableName, Key } }] }),
  ];
  // Each of them twice, so that it is answered both with an output and with an error.
  for (const call of [...calls, ...calls]) await all(call).catch(() => {});
  expect(recorded.length).toBeGreaterThan(50);
  const shown = inspect(
    recorded.map(({ on, event, original }) => [on, event, original]),
    { depth: 20, showHidden: true, maxArrayLength: null, maxStringLength: null },
  );
  expect(shown).toContain('ConditionalCheckFailedException');
  expect(shown).toContain('ThrottlingException');
  expect(shown.match(/.*Secret.*/gi) ?? []).toEqual([]);
});
