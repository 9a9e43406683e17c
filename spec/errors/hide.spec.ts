import { inspect } from 'node:util';
import { from, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import {
  type AmbiguousResultError,
  BatchGetError,
  BatchWriteError,
  type DynamoDB,
  type ServiceError,
} from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import type { Handler } from '../support/wire/fake-server.ts';
import { reset } from '../support/wire/socket-faults.ts';

const TableName = 'Patients';
/** What a log must not show. */
const secret = 'diagnosis of a customer';
const item = { id: secret };
const wireItem = { id: { S: secret } };

const refuse =
  (type: string, members: object = {}): Handler =>
  () => ({ status: 400, body: { __type: `ns#${type}`, message: 'no', ...members } });

const options = { key: ['id'], concurrency: 1 };
const cancelled = refuse('TransactionCanceledException', {
  CancellationReasons: [{ Code: 'ConditionalCheckFailed', Message: 'no', Item: wireItem }, { Code: 'None' }],
});

/** Checks that neither a log nor JSON shows the item. */
function expectHidden(error: unknown): void {
  const logged = inspect(error, { depth: Number.POSITIVE_INFINITY });
  expect(logged).toContain('retryable');
  for (const text of [logged, JSON.stringify(error)]) expect(text).not.toContain(secret);
}

async function failing(handler: Handler, call: (db: DynamoDB) => Parameters<typeof errorOf>[0]) {
  const { db } = await fakeService(handler, { maxAttempts: 2 });
  return errorOf(call(db));
}

describe('the items in an error are not shown by a log or in JSON, but can be read', () => {
  it('the item that failed a condition', async () => {
    const error = await failing(refuse('ConditionalCheckFailedException', { Item: wireItem }), (db) =>
      db.putItem({ TableName, Item: { id: 'a' } }),
    );
    expectHidden(error);
    expect((error as ServiceError).item).toEqual(item);
  });

  it('the items and the requests of a cancelled transaction', async () => {
    const TransactItems = [{ Put: { TableName, Item: item } }, { Delete: { TableName, Key: item } }];
    const error = await failing(cancelled, (db) => db.transactWriteItems({ TransactItems }));
    expectHidden(error);
    const [first, second] = (error as ServiceError).cancellationReasons ?? [];
    expect(first).toEqual({ Code: 'ConditionalCheckFailed', Message: 'no' });
    expect(first?.Item).toEqual(item);
    expect(first?.request).toBe(TransactItems[0]);
    expect(second?.request).toBe(TransactItems[1]);
    expect(JSON.stringify(error)).toContain('"Code":"ConditionalCheckFailed"');
  });

  it('the unwritten items of a batch, which are counted', async () => {
    const error = await failing(refuse('ValidationException'), (db) =>
      from([item, { id: 'b' }]).pipe(db.batchWrite({ TableName }, options)),
    );
    expectHidden(error);
    expect(error).toBeInstanceOf(BatchWriteError);
    expect((error as BatchWriteError).unwritten).toEqual([item, { id: 'b' }]);
    expect(JSON.stringify(error)).toContain('"unwrittenCount":2');
    expect(inspect(error)).toContain('unwrittenCount: 2');
  });

  it('the unread keys of a batch, which are counted', async () => {
    const error = await failing(refuse('ValidationException'), (db) =>
      of(item).pipe(db.batchGet({ TableName }, options)),
    );
    expectHidden(error);
    expect(error).toBeInstanceOf(BatchGetError);
    expect((error as BatchGetError).unread).toEqual([item]);
    expect(JSON.stringify(error)).toContain('"unreadCount":1');
  });

  it('the output of which the old values may be wrong', async () => {
    const handler: Handler = ({ index }) => (index === 0 ? reset : { body: { Attributes: wireItem } });
    const error = await failing(handler, (db) =>
      db.deleteItem({ TableName, Key: { id: 'a' }, ReturnValues: 'ALL_OLD' }),
    );
    expectHidden(error);
    expect((error as AmbiguousResultError).output).toEqual({ Attributes: item });
  });
});
