import { expect, it } from 'vitest';
import { count } from '../../lib/options/count.ts';

it.each([0, 1, 2 ** 24, Number.POSITIVE_INFINITY])('returns %s', (value) => {
  expect(count('prefetch', value)).toBe(value);
});

it.each<unknown>([-1, 1.5, Number.NaN, Number.NEGATIVE_INFINITY, '5', 5n, true, [], 2 ** 53])(
  'refuses %s with the name of the option',
  (value) => {
    expect(() => count('prefetch', value as number)).toThrow(
      'The option `prefetch` must be zero, a positive integer or Infinity, not ',
    );
  },
);
