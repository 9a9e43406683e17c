import type { AwsCredentialIdentity } from '@smithy/types';
import { describe, expect, it, vi } from 'vitest';
import { refreshingCredentials } from '../../lib/config/refreshing-credentials.ts';

const minute = 60_000;

/** Makes a clock at zero and a provider of tokens 1, 2, 3 …, each valid for the given minutes from the call. */
function providerOf(minutes: number | undefined) {
  const clock = { time: 0 };
  let calls = 0;
  const provide = vi.fn(async (): Promise<AwsCredentialIdentity> => {
    const expiration = minutes === undefined ? {} : { expiration: new Date(clock.time + minutes * minute) };
    return { accessKeyId: 'key', secretAccessKey: 'secret', sessionToken: `${++calls}`, ...expiration };
  });
  const source = refreshingCredentials(provide, () => clock.time);
  const token = async () => (await source()).sessionToken;
  return { clock, provide, source, token };
}

/** Waits until a refresh in the background has ended. */
const refreshed = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('credentials that expire', () => {
  it('are refreshed in the background five minutes before they expire, once for all callers', async () => {
    const { clock, provide, token } = providerOf(60);
    expect(await token()).toBe('1');
    clock.time = 55 * minute - 1;
    expect(await token()).toBe('1');
    expect(provide).toHaveBeenCalledTimes(1);
    clock.time = 55 * minute;
    expect(await Promise.all([token(), token(), token()])).toEqual(['1', '1', '1']);
    await refreshed();
    expect(await token()).toBe('2');
    expect(provide).toHaveBeenCalledTimes(2);
  });

  it('are refreshed after half of their lifetime if it is less than ten minutes', async () => {
    const { clock, provide, token } = providerOf(4);
    for (let call = 0; call < 20; call++) await token();
    clock.time = 2 * minute - 1;
    await token();
    expect(provide).toHaveBeenCalledTimes(1);
    clock.time = 2 * minute;
    await token();
    await refreshed();
    expect(await token()).toBe('2');
  });

  it('are refreshed before the call once they have expired', async () => {
    const { clock, token } = providerOf(60);
    await token();
    clock.time = 60 * minute;
    expect(await Promise.all([token(), token()])).toEqual(['2', '2']);
  });

  it('are used until they expire if the refresh fails, which is retried every ten seconds', async () => {
    const { clock, provide, token } = providerOf(60);
    await token();
    provide.mockRejectedValue(new Error('sealed'));
    clock.time = 55 * minute;
    for (let call = 0; call < 5; call++) {
      expect(await token()).toBe('1');
      await refreshed();
    }
    expect(provide).toHaveBeenCalledTimes(2);
    clock.time += 10_000;
    expect(await token()).toBe('1');
    await refreshed();
    expect(provide).toHaveBeenCalledTimes(3);
    clock.time = 60 * minute - 1;
    expect(await token()).toBe('1');
    await refreshed();
    clock.time = 60 * minute;
    await expect(token()).rejects.toThrow('sealed');
  });

  it('are used until they expire if the refresh hangs', async () => {
    const { clock, provide, token } = providerOf(60);
    await token();
    provide.mockReturnValueOnce(new Promise(() => {}));
    clock.time = 59 * minute;
    expect(await token()).toBe('1');
    expect(await token()).toBe('1');
    expect(provide).toHaveBeenCalledTimes(2);
  });

  it('are refreshed for each call if they have already expired', async () => {
    const { token } = providerOf(0);
    expect(await token()).toBe('1');
    expect(await token()).toBe('2');
  });
});

describe('credentials that do not expire', () => {
  it('are requested once by any number of callers', async () => {
    const { clock, provide, token } = providerOf(undefined);
    expect(await Promise.all([token(), token()])).toEqual(['1', '1']);
    clock.time = Number.MAX_SAFE_INTEGER;
    expect(await token()).toBe('1');
    expect(provide).toHaveBeenCalledTimes(1);
  });

  it('are replaced when the service has rejected them, and the new ones are cached', async () => {
    const { source, token } = providerOf(undefined);
    await token();
    expect((await source({ forceRefresh: true })).sessionToken).toBe('2');
    expect(await token()).toBe('2');
  });

  it('are requested again after a failure', async () => {
    const { provide, token } = providerOf(undefined);
    provide.mockRejectedValueOnce(new Error('sealed'));
    await expect(token()).rejects.toThrow('sealed');
    expect(await token()).toBe('1');
  });
});
