import { afterEach, describe, expect, it, vi } from 'vitest';
import { findMaxAttempts } from '../../lib/settings/max-attempts.ts';

const profile = (settings: Record<string, string> = {}) =>
  vi.fn(async () => ({ name: 'default', settings, sections: {} }));

afterEach(() => vi.unstubAllEnvs());

describe('how many times a request is sent at most', () => {
  it('says the option first, then AWS_MAX_ATTEMPTS, then max_attempts of the profile, and is 4 else', async () => {
    const file = profile({ max_attempts: '7' });
    expect(await findMaxAttempts(undefined, profile())).toBe(4);
    expect(await findMaxAttempts(undefined, file)).toBe(7);
    vi.stubEnv('AWS_MAX_ATTEMPTS', '6');
    expect(await findMaxAttempts(undefined, file)).toBe(6);
    expect(await findMaxAttempts(2, file)).toBe(2);
    expect(file).toHaveBeenCalledTimes(1);
  });

  it('is not said by a variable that is empty', async () => {
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
