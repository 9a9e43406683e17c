import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { UpdateItemInput } from '../../lib/index.ts';
import { errorOf } from '../client/error-of.ts';
import { fakeService } from '../client/fake-service.ts';
import type { Reply } from '../wire/reply.ts';
import { reset } from '../wire/socket-faults.ts';

const update = (UpdateExpression: string): UpdateItemInput => ({
  TableName: 'Music',
  Key: { id: 'a' },
  UpdateExpression,
  ExpressionAttributeValues: { ':one': 1 },
});
const count = update('ADD plays :one');

const fail = (status: number, name: string): Reply => ({
  status,
  body: { __type: `ns#${name}`, message: 'no' },
});

/** A service that fails once, and a client that does not send twice what may have been applied. */
const failingOnce = (reply: Reply, retryAmbiguous = false) =>
  fakeService(({ index }) => (index === 0 ? reply : { body: {} }), { retryAmbiguous });

describe('an update that adds, where ambiguous failures are not retried', () => {
  it.each([
    ['the connection was lost', reset],
    ['the status was 500', fail(500, 'InternalServerError')],
    ['the answer was unreadable', { body: {}, headers: { 'x-amz-crc32': '1' } }],
  ] satisfies [string, Reply][])('is not sent again when %s', async (_, reply) => {
    const { db, server } = await failingOnce(reply);
    expect(await errorOf(db.updateItem(count))).toMatchObject({
      ambiguous: true,
      attempts: 1,
      retryable: true,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is sent again when the service has said that it did nothing', async () => {
    const { db, server } = await failingOnce(fail(400, 'RequestTimeoutException'));
    await lastValueFrom(db.updateItem(count));
    expect(server.requests).toHaveLength(2);
  });

  it('is sent again when the call says so itself', async () => {
    const { db, server } = await failingOnce(reset);
    await lastValueFrom(db.updateItem(count, { retryAmbiguous: true }));
    expect(server.requests).toHaveLength(2);
  });
});

it('an update that does not add is sent again all the same', async () => {
  const { db, server } = await failingOnce(reset);
  await lastValueFrom(db.updateItem(update('SET plays = :one')));
  expect(server.requests).toHaveLength(2);
});

it('an update that adds is sent again unless somebody minds', async () => {
  const { db, server } = await failingOnce(reset, true);
  await lastValueFrom(db.updateItem(count));
  expect(server.requests).toHaveLength(2);
});
