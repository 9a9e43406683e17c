import { expect, it } from 'vitest';
import { oneOf } from '../../lib/options/one-of.ts';

const words = ['table', 'client'] as const;

it('passes a word that is known', () => {
  expect(oneOf('retryBudget', 'client', words)).toBe('client');
});

it('refuses any other by the name of the option, and tells those that are known', () => {
  expect(() => oneOf('retryBudget', 'region', words)).toThrow(
    'The option `retryBudget` must be "table" or "client", not "region"',
  );
});

it('says what else may stand there, and where a word stands that comes from elsewhere', () => {
  expect(() => oneOf('numbers', 'all', words, { besides: 'a function' })).toThrow(
    'The option `numbers` must be "table" or "client" or a function, not "all"',
  );
  expect(() => oneOf('AWS_BUDGET', 'all', words, { subject: 'AWS_BUDGET' })).toThrow(/^AWS_BUDGET must be/);
});

it.each([[1], [['table']], [{}], [true]])('refuses %j, which is no word', (value) => {
  expect(() => oneOf('retryBudget', value as unknown as string, words)).toThrow(
    'The option `retryBudget` must be "table" or "client", not ',
  );
});
