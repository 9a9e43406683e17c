import { lastValueFrom, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type DynamoDB, retryTransient, type UpdateItemInput } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
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
const increment = update('ADD plays :one');
const conditionalPut = { TableName, Item: Key, ConditionExpression: 'attribute_not_exists(id)' };
const deleteAndReturn = { TableName, Key, ReturnValues: 'ALL_OLD' } as const;
const Statement = `INSERT INTO Music VALUE {'id': 'a'}`;
const deleteStatement = 'DELETE FROM Music WHERE id = ? RETURNING ALL OLD *';

const fail = (status: number, name: string): FakeResponse => ({
  status,
  body: { __type: `ns#${name}`, message: 'no' },
});

/** Starts a service that sends these replies in turn and then empty ones, with a client for it. */
const replying = (replies: readonly FakeResponse[], retryAmbiguous = false) =>
  fakeService(({ index }) => replies[index] ?? { body: {} }, { retryAmbiguous });

/** Requests that are not idempotent. */
const requests: [string, (db: DynamoDB) => Observable<unknown>][] = [
  ['an update that adds', (db) => db.updateItem(increment)],
  ['a write with a condition', (db) => db.putItem(conditionalPut)],
  ['a delete that returns the old item', (db) => db.deleteItem(deleteAndReturn)],
  ['a PartiQL insert', (db) => db.executeStatement({ Statement })],
  ['a batch with a PartiQL insert', (db) => db.batchExecuteStatement({ Statements: [{ Statement }] })],
  [
    'the creation of a table',
    (db) => db.call('CreateTable', { TableName, KeySchema: [], AttributeDefinitions: [] }),
  ],
];

describe.each(requests)('%s, if ambiguous failures are not retried', (_, send) => {
  it.each([
    ['the connection was lost', reset],
    ['the status was 500', fail(500, 'InternalServerError')],
    ['the checksum of the response was wrong', { body: {}, headers: { 'x-amz-crc32': '1' } }],
  ] satisfies [string, FakeResponse][])('is not retried when %s', async (_, reply) => {
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

  it('is retried when the service has responded that it was not applied', async () => {
    const { db, server } = await replying([fail(400, 'RequestTimeoutException')]);
    send(db).subscribe({ error: () => {} });
    await server.arrival(1);
  });
});

describe('an update that adds, if ambiguous failures are not retried', () => {
  it('is retried if the call has `retryAmbiguous: true` itself', async () => {
    const { db, server } = await replying([reset]);
    await lastValueFrom(db.updateItem(increment, { retryAmbiguous: true }));
    expect(server.requests).toHaveLength(2);
  });

  it('is not retried by `retryTransient` either', async () => {
    const { db, server } = await replying([reset]);
    await errorOf(db.updateItem(increment).pipe(retryTransient()));
    expect(server.requests).toHaveLength(1);
  });
});

describe.each([true, false])('an idempotent request with `retryAmbiguous: %s`', (retryAmbiguous) => {
  it('is retried, and its errors are not ambiguous', async () => {
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

describe('if ambiguous failures are retried', () => {
  it('an update that adds is retried', async () => {
    const { db, server } = await replying([reset], true);
    await lastValueFrom(db.updateItem(increment));
    expect(server.requests).toHaveLength(2);
  });

  it('a condition that fails after an attempt that may have been applied is ambiguous', async () => {
    const failed = fail(400, 'ConditionalCheckFailedException');
    const { db } = await replying([fail(500, 'InternalServerError'), reset, failed], true);
    expect(await errorOf(db.putItem(conditionalPut))).toMatchObject({
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
  ] satisfies [string, FakeResponse[]][])(
    'a condition that fails %s is not ambiguous',
    async (_, replies) => {
      const { db } = await replying([...replies, fail(400, 'ConditionalCheckFailedException')], true);
      const error = await errorOf(db.putItem(conditionalPut));
      expect(error).toMatchObject({ name: 'ConditionalCheckFailedException', message: 'no' });
      expect(error).not.toHaveProperty('ambiguous');
    },
  );

  it('a request whose attempts all failed without a response is ambiguous', async () => {
    const { db } = await replying([reset, reset], true);
    expect(await errorOf(db.updateItem(increment, { maxAttempts: 2 }))).toMatchObject({
      name: 'TransportError',
      ambiguous: true,
      notRetriedBecause: 'attempts',
      message: expect.stringContaining('an earlier attempt may have been applied'),
    });
  });

  it('old values that the request may have written itself raise an AmbiguousResultError, which has them as its output', async () => {
    const { db } = await replying(
      [reset, { body: { Attributes: { id: { S: 'a' }, plays: { N: '7' } } } }],
      true,
    );
    expect(await errorOf(db.deleteItem(deleteAndReturn))).toMatchObject({
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

  it('old values that a statement returns raise an AmbiguousResultError too', async () => {
    const { db } = await replying([reset, { body: { Items: [] } }], true);
    const error = await errorOf(db.executeStatement({ Statement: deleteStatement, Parameters: ['a'] }));
    expect(error).toMatchObject({ name: 'AmbiguousResultError', output: { Items: [] } });
  });

  it('old values of a request that was sent once are returned', async () => {
    const { db } = await replying([{ body: { Attributes: { id: { S: 'a' } } } }], true);
    expect(await lastValueFrom(db.deleteItem(deleteAndReturn))).toEqual({ Attributes: { id: 'a' } });
  });

  it('an insert of a batch that fails with a duplicate item is ambiguous, and a read is not', async () => {
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

  it('a throttle after an attempt that may have been applied is not left to the stream, which does not know of that attempt', async () => {
    const replies = [reset, fail(400, 'ThrottlingException'), fail(400, 'DuplicateItemException')];
    const { db, server } = await replying(replies, true);
    expect(await errorOf(db.executeStatement({ Statement }))).toMatchObject({ ambiguous: true, attempts: 3 });
    expect(server.requests).toHaveLength(3);
  });
});
