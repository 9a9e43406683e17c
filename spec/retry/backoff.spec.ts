import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../lib/errors/service-error.ts';
import { backoff } from '../../lib/retry/backoff.ts';

const always = (value: number) => () => value;
const error = new Error('no hint');

describe('backoff', () => {
  it('doubles from one second to twenty seconds after throttles', () => {
    const delays = [0, 1, 2, 3, 4, 5, 60].map((retry) => backoff(error, 'throttling', retry, always(1)));
    expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
  });

  it('doubles from 25 ms to twenty seconds after transient errors', () => {
    const delays = [0, 1, 2, 3, 10].map((retry) => backoff(error, 'transient', retry, always(1)));
    expect(delays).toEqual([25, 50, 100, 200, 20_000]);
  });

  it('applies the cap before the jitter, so that a long delay has full jitter too', () => {
    expect(backoff(error, 'throttling', 60, always(0.5))).toBe(10_000);
    expect(backoff(error, 'throttling', 0, always(0))).toBe(0);
  });

  it.each([
    {
      requested: 1500,
      random: 0.5,
      delay: 1500,
      why: 'lengthens the delay to the one that the service asks for',
    },
    {
      requested: 100,
      random: 0.5,
      delay: 500,
      why: 'does not shorten the delay to the one that the service asks for',
    },
    { requested: 60_000, random: 0.5, delay: 5500, why: 'lengthens the delay by five seconds at most' },
  ])('$why', ({ requested, random, delay }) => {
    const throttled = new ServiceError('ThrottlingException', 'slow down', { retryAfter: requested });
    expect(backoff(throttled, 'throttling', 0, always(random))).toBe(delay);
  });
});
