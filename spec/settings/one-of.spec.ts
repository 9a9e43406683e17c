import { expect, it } from 'vitest';
import { oneOf } from '../../lib/settings/one-of.ts';

const words = ['table', 'client'] as const;

it('passes a word that is known', () => {
  expect(oneOf('retryBudget', 'client', words)).toBe('client');
});

it('refuses any other by the name of the option, and tells those that are known', () => {
  expect(() => oneOf('retryBudget', JSON.parse('"region"'), words)).toThrow(
    'The option `retryBudget` must be one of table, client, not region',
  );
});
