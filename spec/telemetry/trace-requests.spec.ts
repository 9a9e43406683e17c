import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DynamoDB } from '../../lib/index.ts';
import { fakeDynamoDB } from '../../lib/testing/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';
import { eventsOn, recordEvents } from './recorded-events.ts';

const TableName = 'Music';
const Key = { artist: 'Nina', number: 1 };

describe('the channel rxdynamo:request', () => {
  beforeEach(useVirtualTime);
  afterEach(() => void vi.useRealTimers());

  it('publishes each attempt with its own outcome and the event of its call', async () => {
    const recorded = recordEvents(['call', 'request']);
    const { db } = fakeDynamoDB(
      { [TableName]: { key: ['artist', 'number'] } },
      { faults: { kind: 'fail', name: 'InternalServerError', times: 1 } },
    );
    await settleOnVirtualTime(all(db.getItem({ TableName, Key })), 60_000);
    const [first, second] = eventsOn(recorded, 'request:asyncEnd');
    const [call] = recorded.filter(({ on }) => on === 'call:start');
    const common = { operation: 'GetItem', tableName: TableName, call: call?.original };
    expect(first).toMatchObject({
      ...common,
      attempt: 1,
      statusCode: 500,
      error: { name: 'InternalServerError' },
    });
    expect(second).toMatchObject({
      ...common,
      attempt: 2,
      statusCode: 200,
      requestBytes: expect.any(Number),
    });
    expect(second?.invocationId).toBe(first?.invocationId);
    expect(second?.requestId).not.toBe(first?.requestId);
    expect(second).not.toHaveProperty('error');
  });

  it('has no call while nobody listens to calls', async () => {
    const recorded = recordEvents(['request']);
    const { db } = fakeDynamoDB({ [TableName]: { key: ['artist', 'number'] } });
    await settleOnVirtualTime(all(db.getItem({ TableName, Key })), 60_000);
    expect(eventsOn(recorded, 'request:asyncEnd')).toMatchObject([{ attempt: 1, responseBytes: 2 }]);
    expect(eventsOn(recorded, 'request:start')[0]).not.toHaveProperty('call');
  });
});

it('the channel rxdynamo:request says which host a request was sent to, and publishes one that could not be sent', async () => {
  const recorded = recordEvents(['call', 'request']);
  const { db, server } = await fakeService();
  await all(db.getItem({ TableName, Key }));
  const { hostname, port } = new URL(server.endpoint);
  const host = { serverAddress: hostname, serverPort: Number(port) };
  expect(eventsOn(recorded, 'request:asyncEnd')).toMatchObject([host]);
  expect(eventsOn(recorded, 'call:asyncEnd')).toMatchObject([host]);

  const credentials = () => Promise.reject(new Error('none'));
  await using unconfigured = new DynamoDB({ region: 'eu-central-1', endpoint: server.endpoint, credentials });
  await errorOf(unconfigured.getItem({ TableName, Key }));
  const failed = eventsOn(recorded, 'request:asyncEnd').at(-1);
  expect(failed).toMatchObject({ attempt: 1, error: { retryable: false } });
  expect(failed).not.toHaveProperty('serverAddress');
});
