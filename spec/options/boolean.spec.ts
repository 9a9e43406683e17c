import { expect, it } from 'vitest';
import { boolean } from '../../lib/options/boolean.ts';

it.each([true, false])('returns %s', (value) => {
  expect(boolean('retryAmbiguous', value)).toBe(value);
});

it.each(['false', '', 0, 1, {}])('refuses %j with the name of the option', (value) => {
  expect(() => boolean('retryAmbiguous', value as unknown as boolean)).toThrow(
    'The option `retryAmbiguous` must be true or false, not ',
  );
});
