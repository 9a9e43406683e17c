import { lastValueFrom } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CredentialInput, DynamoDBOptions } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import { localClient } from '../support/servers/local-client.ts';
import { silentDispatcher } from '../support/silent-dispatcher.ts';
import { settle, settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';

const input = { TableName: 'Music', Key: { Artist: 'Nina Simone' } };
const identity = { accessKeyId: 'key-1', secretAccessKey: 'secret' };
const hang = () => new Promise<CredentialInput>(() => {});

afterEach(() => {
  vi.useRealTimers();
});

/** A client that sends nothing, on virtual time. */
function silentClient(options: DynamoDBOptions) {
  useVirtualTime();
  const dispatcher = silentDispatcher();
  return { dispatcher, db: localClient('http://localhost:8000', { dispatcher, ...options }) };
}

describe('closing a client whose provider of credentials hangs', () => {
  it('ends the calls that wait for it after two seconds', async () => {
    const { db, dispatcher } = silentClient({ credentials: hang });
    const error = errorOf(db.getItem(input));
    await settle();
    const closed = db.close();
    expect(await settleOnVirtualTime(error, 10_000)).toMatchObject({
      name: 'ClientClosedError',
      operation: 'GetItem',
      tableName: 'Music',
      retryable: false,
    });
    await closed;
    expect(Date.now()).toBe(2000);
    expect(dispatcher.requests).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says that nothing was sent, also of a request that is not idempotent', async () => {
    const { db } = silentClient({ credentials: hang });
    const put = { TableName: 'Music', Item: input.Key, ConditionExpression: 'attribute_not_exists(Artist)' };
    const error = errorOf(db.putItem(put));
    await settle();
    void db.close();
    const failure = await settleOnVirtualTime(error, 10_000);
    expect(failure).not.toHaveProperty('ambiguous');
    expect(failure).not.toHaveProperty('attempts');
  });

  it('ends the calls in the queue behind them at the same time', async () => {
    const { db } = silentClient({ credentials: hang, maxClients: 2 });
    const errors = Promise.all(Array.from({ length: 20 }, () => errorOf(db.getItem(input))));
    await settle();
    const closed = db.close();
    const names = (await settleOnVirtualTime(errors, 60_000)).map((error) => (error as Error).name);
    expect(new Set(names)).toEqual(new Set(['ClientClosedError']));
    await closed;
    expect(Date.now()).toBeLessThan(2100);
  });

  it('does not wait for a call whose subscriber has unsubscribed', async () => {
    const { db } = silentClient({ credentials: hang });
    const call = db.getItem(input).subscribe();
    await settle();
    call.unsubscribe();
    await db.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends a call whose rejected credentials are being refreshed', async () => {
    const credentials = vi.fn(hang).mockResolvedValueOnce(identity);
    const { db } = await fakeService(
      () => ({ status: 400, body: { __type: 'ExpiredTokenException', message: 'expired' } }),
      { credentials },
    );
    const error = errorOf(db.getItem(input));
    await vi.waitFor(() => expect(credentials).toHaveBeenCalledTimes(2));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const closed = db.close();
    expect(await settleOnVirtualTime(error, 10_000)).toMatchObject({ name: 'ClientClosedError' });
    vi.useRealTimers();
    await closed;
  });
});

it('closing a client lets a call wait for credentials that come in time, and sends its request', async () => {
  let provide = (_: CredentialInput) => {};
  const credentials = () =>
    new Promise<CredentialInput>((resolve) => {
      provide = resolve;
    });
  const { db, server } = await fakeService(() => ({ body: {} }), { credentials });
  const output = lastValueFrom(db.getItem(input));
  await settle();
  const closed = db.close();
  await settle();
  provide(identity);
  expect(await output).toEqual({});
  await closed;
  expect(server.requests).toHaveLength(1);
});
