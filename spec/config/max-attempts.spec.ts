import { afterEach, describe, expect, it, vi } from 'vitest';
import { resolveConnection } from '../../lib/config/connection.ts';
import { findMaxAttempts } from '../../lib/config/max-attempts.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import { localClient } from '../support/servers/local-client.ts';
import { sharedHome } from '../support/shared-home.ts';

const profile = (settings: Record<string, string> = {}) =>
  vi.fn(async () => ({ name: 'default', settings, sections: {} }));

afterEach(() => vi.unstubAllEnvs());

describe('the maximum number of attempts', () => {
  it('is the option, else AWS_MAX_ATTEMPTS, else max_attempts of the profile, else 4', async () => {
    const file = profile({ max_attempts: '7' });
    expect(await findMaxAttempts(undefined, profile())).toBe(4);
    expect(await findMaxAttempts(undefined, file)).toBe(7);
    vi.stubEnv('AWS_MAX_ATTEMPTS', '6');
    expect(await findMaxAttempts(undefined, file)).toBe(6);
    expect(await findMaxAttempts(2, file)).toBe(2);
    expect(file).toHaveBeenCalledTimes(1);
  });

  it('ignores an empty variable', async () => {
    vi.stubEnv('AWS_MAX_ATTEMPTS', '');
    expect(await findMaxAttempts(undefined, profile({ max_attempts: '3' }))).toBe(3);
  });

  it.each(['0', '-1', '1.5', 'many', '1e3', '0x10', '12345678901'])('cannot be %s', async (text) => {
    await expect(findMaxAttempts(undefined, profile({ max_attempts: text }))).rejects.toMatchObject({
      name: 'InvalidOptionError',
      message: expect.stringMatching(`^\`max_attempts\` in .+ must be a positive integer, not "${text}"$`),
    });
    vi.stubEnv('AWS_MAX_ATTEMPTS', text);
    await expect(findMaxAttempts(undefined, profile())).rejects.toMatchObject({
      name: 'InvalidOptionError',
      message: `AWS_MAX_ATTEMPTS must be a positive integer, not "${text}"`,
    });
    await expect(findMaxAttempts(5, profile())).resolves.toBe(5);
  });
});

describe('a client without the option `maxAttempts`', () => {
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const failing = () => fakeService(() => ({ status: 500, body: {} }), { maxAttempts: undefined });

  it('uses the variable from its first call on, and sends the maximum with each attempt', async () => {
    const { db, server } = await failing();
    vi.stubEnv('AWS_MAX_ATTEMPTS', '2');
    expect(await errorOf(db.listTables())).toMatchObject({ attempts: 2, notRetriedBecause: 'attempts' });
    expect(server.requests.map(({ headers }) => headers['amz-sdk-request'])).toEqual([
      'attempt=1; max=2',
      'attempt=2; max=2',
    ]);
  });

  it('fails with an InvalidOptionError for a variable that is no number, unless the option is set', async () => {
    vi.stubEnv('AWS_MAX_ATTEMPTS', 'many');
    const { db, server } = await failing();
    expect(await errorOf(db.call('DescribeLimits'))).toMatchObject({
      name: 'InvalidOptionError',
      option: 'maxAttempts',
      value: 'many',
      operation: 'DescribeLimits',
      notRetriedBecause: 'notRetryable',
    });
    expect(server.requests).toHaveLength(0);
    await using limited = localClient(server.endpoint, { maxAttempts: 1 });
    expect(await errorOf(limited.call('DescribeLimits'))).toMatchObject({ statusCode: 500, attempts: 1 });
  });

  it('uses the profile, even if all other settings are options', async () => {
    await sharedHome({ config: '[default]\nregion = eu-central-1\nmax_attempts = 6\n' });
    expect(await resolveConnection({})).toMatchObject({ maxAttempts: 6 });
    expect(await resolveConnection({ credentials, region: 'eu-central-1' })).toMatchObject({
      maxAttempts: 6,
    });
    const complete = { credentials, region: 'eu-central-1', endpoint: 'http://localhost:8000' };
    expect(await resolveConnection(complete)).toMatchObject({ maxAttempts: 6 });
    expect(await resolveConnection({}, 2)).toMatchObject({ maxAttempts: 2 });
  });
});
