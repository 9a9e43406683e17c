import type { AwsCredentialIdentity } from '@smithy/types';
import { describe, expect, it, vi } from 'vitest';
import { refreshingCredentials } from '../../lib/config/refreshing-credentials.ts';

const minute = 60_000;

/** A clock at zero and a provider of tokens 1, 2, 3 …, each valid for so many minutes from when it is asked for. */
function providing(minutes: number | undefined) {
  const clock = { time: 0 };
  let asked = 0;
  const provide = vi.fn(async (): Promise<AwsCredentialIdentity> => {
    const expiration = minutes === undefined ? {} : { expiration: new Date(clock.time + minutes * minute) };
    return { accessKeyId: 'key', secretAccessKey: 'secret', sessionToken: `${++asked}`, ...expiration };
  });
  const source = refreshingCredentials(provide, () => clock.time);
  const token = async () => (await source()).sessionToken;
  return { clock, provide, source, token };
}

/** Lets a renewal in the background come to its end. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('credentials that expire', () => {
  it('are renewed in the background once five minutes remain, once for all callers', async () => {
    const { clock, provide, token } = providing(60);
    expect(await token()).toBe('1');
    clock.time = 55 * minute - 1;
    expect(await token()).toBe('1');
    expect(provide).toHaveBeenCalledTimes(1);
    clock.time = 55 * minute;
    expect(await Promise.all([token(), token(), token()])).toEqual(['1', '1', '1']);
    await settled();
    expect(await token()).toBe('2');
    expect(provide).toHaveBeenCalledTimes(2);
  });

  it('are renewed after half of their time where that is less than ten minutes', async () => {
    const { clock, provide, token } = providing(4);
    for (let call = 0; call < 20; call++) await token();
    clock.time = 2 * minute - 1;
    await token();
    expect(provide).toHaveBeenCalledTimes(1);
    clock.time = 2 * minute;
    await token();
    await settled();
    expect(await token()).toBe('2');
  });

  it('are waited for once they have expired', async () => {
    const { clock, token } = providing(60);
    await token();
    clock.time = 60 * minute;
    expect(await Promise.all([token(), token()])).toEqual(['2', '2']);
  });

  it('stay in use until they expire where the renewal fails, which is tried again every ten seconds', async () => {
    const { clock, provide, token } = providing(60);
    await token();
    provide.mockRejectedValue(new Error('sealed'));
    clock.time = 55 * minute;
    for (let call = 0; call < 5; call++) {
      expect(await token()).toBe('1');
      await settled();
    }
    expect(provide).toHaveBeenCalledTimes(2);
    clock.time += 10_000;
    expect(await token()).toBe('1');
    await settled();
    expect(provide).toHaveBeenCalledTimes(3);
    clock.time = 60 * minute - 1;
    expect(await token()).toBe('1');
    await settled();
    clock.time = 60 * minute;
    await expect(token()).rejects.toThrow('sealed');
  });

  it('stay in use where the renewal hangs', async () => {
    const { clock, provide, token } = providing(60);
    await token();
    provide.mockReturnValueOnce(new Promise(() => {}));
    clock.time = 59 * minute;
    expect(await token()).toBe('1');
    expect(await token()).toBe('1');
    expect(provide).toHaveBeenCalledTimes(2);
  });

  it('are asked for at each call where they have expired when they come', async () => {
    const { token } = providing(0);
    expect(await token()).toBe('1');
    expect(await token()).toBe('2');
  });
});

describe('credentials that do not expire', () => {
  it('are asked for once, by any number of callers', async () => {
    const { clock, provide, token } = providing(undefined);
    expect(await Promise.all([token(), token()])).toEqual(['1', '1']);
    clock.time = Number.MAX_SAFE_INTEGER;
    expect(await token()).toBe('1');
    expect(provide).toHaveBeenCalledTimes(1);
  });

  it('are replaced when the service has rejected them, and what comes is kept', async () => {
    const { source, token } = providing(undefined);
    await token();
    expect((await source({ forceRefresh: true })).sessionToken).toBe('2');
    expect(await token()).toBe('2');
  });

  it('are asked for again after a failure', async () => {
    const { provide, token } = providing(undefined);
    provide.mockRejectedValueOnce(new Error('sealed'));
    await expect(token()).rejects.toThrow('sealed');
    expect(await token()).toBe('1');
  });
});
