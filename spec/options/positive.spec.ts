import { describe, expect, it } from 'vitest';
import { positive, positiveOrInfinity } from '../../lib/options/positive.ts';

const invalid: readonly (readonly [unknown, string])[] = [
  [0, '0'],
  [-1, '-1'],
  [1.5, '1.5'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
  [2 ** 53, '9007199254740992'],
  ['5', '"5"'],
  [5n, '5n'],
  [true, 'true'],
  [undefined, 'undefined'],
  [null, 'null'],
  [[5], 'an array'],
  [{ valueOf: () => 5 }, 'an object'],
];

describe('positive', () => {
  it('returns a positive integer', () => {
    expect(positive('maxClients', 1)).toBe(1);
  });

  it.each([...invalid, [Number.POSITIVE_INFINITY, 'Infinity'] as const])('refuses %s', (value, shown) => {
    expect(() => positive('maxClients', value as number)).toThrow(
      `The option \`maxClients\` must be a positive integer, not ${shown}`,
    );
  });
});

describe('positiveOrInfinity', () => {
  it.each([1, 64, Number.POSITIVE_INFINITY])('returns %s', (value) => {
    expect(positiveOrInfinity('concurrency', value)).toBe(value);
  });

  it.each(invalid)('refuses %s', (value, shown) => {
    expect(() => positiveOrInfinity('concurrency', value as number)).toThrow(
      `The option \`concurrency\` must be a positive integer or Infinity, not ${shown}`,
    );
  });
});
