import { forkJoin, lastValueFrom } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import type { Handler } from '../support/wire/fake-server.ts';

/** Accepts one access key, and rejects all others with an error of the given name. */
const accepting =
  (key: string, name = 'ExpiredTokenException'): Handler =>
  ({ headers }) =>
    headers.authorization?.includes(`Credential=${key}/`)
      ? { body: {} }
      : { status: 400, body: { __type: `ns#${name}`, message: 'The security token is invalid' } };

/** Makes a provider of key-1, key-2 and so on. */
function numberedKeys() {
  let keys = 0;
  return vi.fn(async () => ({ accessKeyId: `key-${++keys}`, secretAccessKey: 'secret' }));
}

describe('credentials that the service rejects', () => {
  it.each(['ExpiredTokenException', 'UnrecognizedClientException'])(
    'are refreshed, and the request is sent again, on %s',
    async (name) => {
      const credentials = numberedKeys();
      const { db, server } = await fakeService(accepting('key-2', name), { credentials });
      await lastValueFrom(db.call('First'));
      await lastValueFrom(db.call('Second'));
      expect(credentials).toHaveBeenCalledTimes(2);
      expect(server.requests.map(({ operation }) => operation)).toEqual(['First', 'First', 'Second']);
    },
  );

  it('are refreshed once for all calls that were rejected with the same credentials', async () => {
    const credentials = numberedKeys();
    const { db, server } = await fakeService(accepting('key-2'), { credentials });
    await lastValueFrom(forkJoin(Array.from({ length: 20 }, (_, index) => db.call(`Call${index}`))));
    expect(credentials).toHaveBeenCalledTimes(2);
    expect(server.requests).toHaveLength(40);
  });

  it('are refreshed once per call: a second rejection is the error of the call', async () => {
    const credentials = numberedKeys();
    const { db, server } = await fakeService(accepting('none'), { credentials });
    expect(await errorOf(db.call('First'))).toMatchObject({
      name: 'ExpiredTokenException',
      retryable: false,
    });
    expect(server.requests).toHaveLength(2);
    expect(credentials).toHaveBeenCalledTimes(2);
  });

  it('fail the call at once if they were given as an object, which cannot be refreshed', async () => {
    const { db, server } = await fakeService(accepting('none'));
    expect(await errorOf(db.call('First'))).toMatchObject({ name: 'ExpiredTokenException' });
    expect(server.requests).toHaveLength(1);
  });

  it('fail the call with the cause of a failed refresh, and the next call tries again', async () => {
    const reason = new Error('the vault is sealed');
    const credentials = numberedKeys();
    const { db } = await fakeService(accepting('key-2'), { credentials });
    credentials.mockImplementationOnce(async () => ({ accessKeyId: 'key-0', secretAccessKey: 'secret' }));
    credentials.mockRejectedValueOnce(reason);
    expect(await errorOf(db.call('First'))).toMatchObject({
      name: 'NoCredentialsError',
      cause: reason,
      operation: 'First',
    });
    credentials.mockImplementationOnce(async () => ({ accessKeyId: 'key-2', secretAccessKey: 'secret' }));
    await lastValueFrom(db.call('Second'));
  });
});

it('other errors do not refresh the credentials', async () => {
  const credentials = numberedKeys();
  const { db } = await fakeService(accepting('none', 'AccessDeniedException'), { credentials });
  expect(await errorOf(db.call('First'))).toMatchObject({ name: 'AccessDeniedException' });
  expect(credentials).toHaveBeenCalledTimes(1);
});

it('a call whose subscriber unsubscribes during the refresh is not sent again', async () => {
  let provide = (): void => {};
  const credentials = numberedKeys();
  const { db, server } = await fakeService(accepting('none'), { credentials });
  await errorOf(db.call('First'));
  const asked = new Promise<void>((resolve) => {
    credentials.mockImplementationOnce(() => {
      resolve();
      return new Promise((give) => {
        provide = () => give({ accessKeyId: 'late', secretAccessKey: 'secret' });
      });
    });
  });
  const subscription = db.call('Unsubscribed').subscribe();
  await asked;
  subscription.unsubscribe();
  provide();
  await errorOf(db.call('Next'));
  expect(server.requests.map(({ operation }) => operation)).toEqual([
    'First',
    'First',
    'Unsubscribed',
    'Next',
    'Next',
  ]);
});
