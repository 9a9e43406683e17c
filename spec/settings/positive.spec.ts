import { expect, it } from 'vitest';
import { positive } from '../../lib/settings/positive.ts';

it('passes a positive integer', () => {
  expect(positive('maxClients', 1)).toBe(1);
});

it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'refuses %s by the name of the option',
  (value) => {
    expect(() => positive('maxClients', value)).toThrow(
      `The option \`maxClients\` must be a positive integer, not ${value}`,
    );
  },
);
