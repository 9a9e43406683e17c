import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../lib/errors/service-error.ts';
import { backoff } from '../../lib/retry/backoff.ts';

const always = (value: number) => () => value;
const error = new Error('no hint');

describe('backoff', () => {
  it('doubles from one second after a throttle, and never passes twenty', () => {
    const delays = [0, 1, 2, 3, 4, 5, 60].map((retry) => backoff(error, 'throttling', retry, always(1)));
    expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
  });

  it('doubles from 25 ms after a transient fault', () => {
    const delays = [0, 1, 2, 3, 10].map((retry) => backoff(error, 'transient', retry, always(1)));
    expect(delays).toEqual([25, 50, 100, 200, 20_000]);
  });

  it('caps before it draws, so that the jitter of a long wait is full too', () => {
    expect(backoff(error, 'throttling', 60, always(0.5))).toBe(10_000);
    expect(backoff(error, 'throttling', 0, always(0))).toBe(0);
  });

  it.each([
    { asked: 1500, random: 0.5, delay: 1500, why: 'waits as long as it was asked to' },
    { asked: 100, random: 0.5, delay: 500, why: 'never waits less than its own delay' },
    { asked: 60_000, random: 0.5, delay: 5500, why: 'adds five seconds at most' },
  ])('$why', ({ asked, random, delay }) => {
    const throttled = new ServiceError('ThrottlingException', 'slow down', { retryAfter: asked });
    expect(backoff(throttled, 'throttling', 0, always(random))).toBe(delay);
  });
});
