import type { Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type DynamoDB, DynamoDBError } from '../../lib/index.ts';
import { fakeDynamoDB, UnsupportedByFakeError } from '../../lib/testing/index.ts';
import { errorOf } from '../support/error-of.ts';

const TableName = 'Music';
const Key = { id: '1' };
const condition = { ExpressionAttributeValues: { ':a': 1 } };
const query = { TableName, KeyConditionExpression: 'id = :a', ...condition };

const requests: readonly (readonly [feature: string, request: (db: DynamoDB) => Observable<unknown>])[] = [
  ['FilterExpression', (db) => db.scan({ TableName, FilterExpression: 'a = :a', ...condition })],
  ['FilterExpression', (db) => db.query({ ...query, FilterExpression: 'a = :a' })],
  ['ProjectionExpression', (db) => db.getItem({ TableName, Key, ProjectionExpression: 'a' })],
  [
    'ProjectionExpression',
    (db) => db.batchGetItem({ RequestItems: { [TableName]: { Keys: [Key], ProjectionExpression: 'a' } } }),
  ],
  [
    'ConditionExpression',
    (db) => db.putItem({ TableName, Item: Key, ConditionExpression: 'attribute_not_exists(id)' }),
  ],
  ['IndexName', (db) => db.query({ ...query, IndexName: 'byName' })],
  ['AttributesToGet', (db) => db.scan({ TableName, AttributesToGet: ['a'] })],
  ["Select: 'ALL_PROJECTED_ATTRIBUTES'", (db) => db.scan({ TableName, Select: 'ALL_PROJECTED_ATTRIBUTES' })],
  ['UpdateItem', (db) => db.updateItem({ TableName, Key, UpdateExpression: 'SET a = :a', ...condition })],
  ['TransactWriteItems', (db) => db.transactWriteItems({ TransactItems: [] })],
  ['ListTables', (db) => db.listTables()],
  ['ExecuteStatement', (db) => db.executeStatement({ Statement: 'SELECT * FROM Music' })],
  ['OperationOfTomorrow', (db) => db.call('OperationOfTomorrow', { TableName })],
];

describe('an UnsupportedByFakeError', () => {
  it.each(requests)('names %s, and servers that have it', async (feature, request) => {
    const {
      db,
      requests: received,
      items,
    } = fakeDynamoDB({ [TableName]: { key: ['id'], items: [{ id: '0' }] } });
    const error = await errorOf(request(db));
    expect(error).toBeInstanceOf(UnsupportedByFakeError);
    expect(error).toBeInstanceOf(DynamoDBError);
    expect(error).toMatchObject({ name: 'UnsupportedByFakeError', feature, retryable: false, attempts: 1 });
    expect(String(error)).toMatch(/does not support .*no expression language.*dynalite.*dynoxide/);
    expect(received).toHaveLength(1);
    expect(items(TableName)).toEqual([{ id: '0' }]);
  });

  it('has its operation and its table', async () => {
    const { db } = fakeDynamoDB({ [TableName]: { key: ['id'] } });
    const error = await errorOf(db.scan({ TableName, IndexName: 'byName' }));
    expect(error).toMatchObject({ operation: 'Scan', tableName: TableName });
  });
});
