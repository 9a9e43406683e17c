import { expect, it } from 'vitest';
import { duration } from '../../lib/options/duration.ts';

it.each([0, 0.5, 300_000, Number.POSITIVE_INFINITY])('returns %s milliseconds', (value) => {
  expect(duration('stallTimeout', value)).toBe(value);
});

it.each<unknown>([-1, Number.NaN])('refuses %s with the name of the option', (value) => {
  expect(() => duration('stallTimeout', value as number)).toThrow(
    `The option \`stallTimeout\` must be a number of milliseconds, not ${value}`,
  );
});

it.each<[unknown, string]>([
  ['100', '"100"'],
  [100n, '100n'],
  [new Date(100), 'an object'],
])('refuses %s, which is not a number', (value, shown) => {
  expect(() => duration('stallTimeout', value as number)).toThrow(
    `The option \`stallTimeout\` must be a number of milliseconds, not ${shown}`,
  );
});
