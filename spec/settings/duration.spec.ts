import { expect, it } from 'vitest';
import { duration } from '../../lib/settings/duration.ts';

it.each([0, 0.5, 300_000, Number.POSITIVE_INFINITY])('passes %s milliseconds', (value) => {
  expect(duration('patience', value)).toBe(value);
});

it.each([-1, Number.NaN])('refuses %s by the name of the option', (value) => {
  expect(() => duration('patience', value)).toThrow(
    `The option \`patience\` must be a number of milliseconds, not ${value}`,
  );
});
