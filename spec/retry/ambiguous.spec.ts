import { lastValueFrom, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type DynamoDB, retryTransient, type UpdateItemInput } from '../../lib/index.ts';
import { errorOf } from '../client/error-of.ts';
import { fakeService } from '../client/fake-service.ts';
import type { FakeResponse } from '../support/wire/fake-response.ts';
import { reset } from '../support/wire/socket-faults.ts';

const TableName = 'Music';
const Key = { id: 'a' };

const update = (UpdateExpression: string): UpdateItemInput => ({
  TableName,
  Key,
  UpdateExpression,
  ExpressionAttributeValues: { ':one': 1 },
});
const count = update('ADD plays :one');
const lock = { TableName, Item: Key, ConditionExpression: 'attribute_not_exists(id)' };
const pop = { TableName, Key, ReturnValues: 'ALL_OLD' } as const;
const Statement = `INSERT INTO Music VALUE {'id': 'a'}`;
const takeOut = 'DELETE FROM Music WHERE id = ? RETURNING ALL OLD *';

const fail = (status: number, name: string): FakeResponse => ({
  status,
  body: { __type: `ns#${name}`, message: 'no' },
});

/** A service that gives these replies in turn, and empty ones after that, and a client that retries or not. */
const replying = (replies: readonly FakeResponse[], retryAmbiguous = false) =>
  fakeService(({ index }) => replies[index] ?? { body: {} }, { retryAmbiguous });

/** Requests whose second attempt may do or tell something else than the first. */
const requests: [string, (db: DynamoDB) => Observable<unknown>][] = [
  ['an update that adds', (db) => db.updateItem(count)],
  ['a write with a condition', (db) => db.putItem(lock)],
  ['a delete that returns what was there', (db) => db.deleteItem(pop)],
  ['a PartiQL insert', (db) => db.executeStatement({ Statement })],
  ['a batch with a PartiQL insert', (db) => db.batchExecuteStatement({ Statements: [{ Statement }] })],
  ['a new table', (db) => db.call('CreateTable', { TableName, KeySchema: [], AttributeDefinitions: [] })],
];

describe.each(requests)('%s, where ambiguous failures are not retried', (_, send) => {
  it.each([
    ['the connection was lost', reset],
    ['the status was 500', fail(500, 'InternalServerError')],
    ['the answer was unreadable', { body: {}, headers: { 'x-amz-crc32': '1' } }],
  ] satisfies [string, FakeResponse][])('is not sent again when %s', async (_, reply) => {
    const { db, server } = await replying([reply]);
    expect(await errorOf(send(db))).toMatchObject({
      ambiguous: true,
      attempts: 1,
      retryable: true,
      notRetriedBecause: 'ambiguous',
      message: expect.stringMatching(/ \(the request may have been applied, and is not idempotent\)$/),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is sent again when the service has said that it did nothing', async () => {
    const { db, server } = await replying([fail(400, 'RequestTimeoutException')]);
    send(db).subscribe({ error: () => {} });
    await server.arrival(1);
  });
});

describe('an update that adds, where ambiguous failures are not retried', () => {
  it('is sent again when the call says so itself', async () => {
    const { db, server } = await replying([reset]);
    await lastValueFrom(db.updateItem(count, { retryAmbiguous: true }));
    expect(server.requests).toHaveLength(2);
  });

  it('is not sent again by an operator either', async () => {
    const { db, server } = await replying([reset]);
    await errorOf(db.updateItem(count).pipe(retryTransient()));
    expect(server.requests).toHaveLength(1);
  });
});

describe.each([true, false])('an idempotent request, retryAmbiguous being %s', (retryAmbiguous) => {
  it('is sent again, and its errors are not ambiguous', async () => {
    const { db, server } = await replying([reset, fail(400, 'ValidationException')], retryAmbiguous);
    const error = await errorOf(db.updateItem(update('SET plays = :one')));
    expect(error).toMatchObject({
      name: 'ValidationException',
      message: 'no',
      notRetriedBecause: 'notRetryable',
    });
    expect(error).not.toHaveProperty('ambiguous');
    expect(server.requests).toHaveLength(2);
  });
});

describe('where ambiguous failures are retried', () => {
  it('an update that adds succeeds', async () => {
    const { db, server } = await replying([reset], true);
    await lastValueFrom(db.updateItem(count));
    expect(server.requests).toHaveLength(2);
  });

  it('a condition that fails after an attempt that may have been applied says so', async () => {
    const failed = fail(400, 'ConditionalCheckFailedException');
    const { db } = await replying([fail(500, 'InternalServerError'), reset, failed], true);
    expect(await errorOf(db.putItem(lock))).toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'no (an earlier attempt may have been applied: InternalServerError: no)',
      stack: expect.stringContaining('may have been applied'),
      ambiguous: true,
      attempts: 3,
      retryable: false,
      notRetriedBecause: 'notRetryable',
    });
  });

  it.each([
    ['at the first attempt', []],
    ['after a throttle', [fail(400, 'RequestTimeoutException')]],
  ] satisfies [string, FakeResponse[]][])('a condition that fails %s is certain', async (_, replies) => {
    const { db } = await replying([...replies, fail(400, 'ConditionalCheckFailedException')], true);
    const error = await errorOf(db.putItem(lock));
    expect(error).toMatchObject({ name: 'ConditionalCheckFailedException', message: 'no' });
    expect(error).not.toHaveProperty('ambiguous');
  });

  it('a request of which every attempt was lost says that it may have been applied', async () => {
    const { db } = await replying([reset, reset], true);
    expect(await errorOf(db.updateItem(count, { maxAttempts: 2 }))).toMatchObject({
      name: 'TransportError',
      ambiguous: true,
      notRetriedBecause: 'attempts',
      message: expect.stringContaining('an earlier attempt may have been applied'),
    });
  });

  it('old values that may be those of the request itself are an error, which has them', async () => {
    const { db } = await replying(
      [reset, { body: { Attributes: { id: { S: 'a' }, plays: { N: '7' } } } }],
      true,
    );
    expect(await errorOf(db.deleteItem(pop))).toMatchObject({
      name: 'AmbiguousResultError',
      ambiguous: true,
      attempts: 2,
      retryable: false,
      notRetriedBecause: 'ambiguous',
      operation: 'DeleteItem',
      tableName: TableName,
      requestId: expect.any(String),
      output: { Attributes: { id: 'a', plays: 7 } },
      cause: { name: 'TransportError' },
      stack: expect.stringContaining('ambiguous.spec.ts'),
    });
  });

  it('old values that a statement returns are no result either', async () => {
    const { db } = await replying([reset, { body: { Items: [] } }], true);
    const error = await errorOf(db.executeStatement({ Statement: takeOut, Parameters: ['a'] }));
    expect(error).toMatchObject({ name: 'AmbiguousResultError', output: { Items: [] } });
  });

  it('old values of a request that was sent once are the result', async () => {
    const { db } = await replying([{ body: { Attributes: { id: { S: 'a' } } } }], true);
    expect(await lastValueFrom(db.deleteItem(pop))).toEqual({ Attributes: { id: 'a' } });
  });

  it('an insert of a batch that finds an item says that it may be its own, and a read does not', async () => {
    const failure = { Error: { Code: 'DuplicateItem', Message: 'there' } };
    const { db } = await replying([reset, { body: { Responses: [failure, failure] } }], true);
    const Statements = [{ Statement }, { Statement: 'SELECT * FROM Music' }];
    const { Responses } = await lastValueFrom(db.batchExecuteStatement({ Statements }));
    expect(Responses[0]?.Error).toMatchObject({
      name: 'DuplicateItemException',
      ambiguous: true,
      notRetriedBecause: 'notRetryable',
      message: expect.stringContaining('there (an earlier attempt may have been applied: TransportError'),
    });
    expect(Responses[1]?.Error).not.toHaveProperty('ambiguous');
  });

  it('a throttle after an attempt that may have been applied is not left to the stream, which knows nothing of it', async () => {
    const replies = [reset, fail(400, 'ThrottlingException'), fail(400, 'DuplicateItemException')];
    const { db, server } = await replying(replies, true);
    expect(await errorOf(db.executeStatement({ Statement }))).toMatchObject({ ambiguous: true, attempts: 3 });
    expect(server.requests).toHaveLength(3);
  });
});
