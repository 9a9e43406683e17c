import { expect, it } from 'vitest';
import { oneOf } from '../../lib/options/one-of.ts';

const words = ['table', 'client'] as const;

it('returns a word that is allowed', () => {
  expect(oneOf('retryBudget', 'client', words)).toBe('client');
});

it('refuses any other word, and lists the allowed ones', () => {
  expect(() => oneOf('retryBudget', 'region', words)).toThrow(
    'The option `retryBudget` must be "table" or "client", not "region"',
  );
});

it('names another kind of value that is allowed, and another subject than an option', () => {
  expect(() => oneOf('numbers', 'all', words, { besides: 'a function' })).toThrow(
    'The option `numbers` must be "table" or "client" or a function, not "all"',
  );
  expect(() => oneOf('AWS_BUDGET', 'all', words, { subject: 'AWS_BUDGET' })).toThrow(/^AWS_BUDGET must be/);
});

it.each([[1], [['table']], [{}], [true]])('refuses %j, which is not a string', (value) => {
  expect(() => oneOf('retryBudget', value as unknown as string, words)).toThrow(
    'The option `retryBudget` must be "table" or "client", not ',
  );
});
