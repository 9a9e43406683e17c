import { describe, expect, it } from 'vitest';
import { type RetryBudget, retryBudget, retryBudgets } from '../../lib/retry/budget.ts';

/** Takes tokens until there are too few, and returns how often. */
const drain = (budget: RetryBudget, kind: 'throttling' | 'transient') => {
  let taken = 0;
  while (budget.take(kind)) taken++;
  return taken;
};

describe('a retry budget', () => {
  it('has tokens for 100 retries of throttles', () => {
    expect(drain(retryBudget(), 'throttling')).toBe(100);
  });

  it('has tokens for 35 retries of transient errors', () => {
    expect(drain(retryBudget(), 'transient')).toBe(35);
  });

  it('gets the tokens of the last retry back after a success', () => {
    const budget = retryBudget();
    drain(budget, 'throttling');
    budget.refund('transient');
    expect(drain(budget, 'throttling')).toBe(2);
  });

  it('gets one token for a success without retries', () => {
    const budget = retryBudget();
    drain(budget, 'throttling');
    for (let success = 0; success < 4; success++) budget.refund(undefined);
    expect(budget.take('throttling')).toBe(false);
    budget.refund(undefined);
    expect(budget.take('throttling')).toBe(true);
  });

  it('never has more tokens than at first', () => {
    const budget = retryBudget();
    for (let success = 0; success < 1000; success++) budget.refund('transient');
    expect(drain(budget, 'throttling')).toBe(100);
  });
});

describe('a budget for each table', () => {
  it('is not used up by the retries of another table', () => {
    const budgetOf = retryBudgets('table');
    drain(budgetOf({ tableName: 'hot' }), 'throttling');
    expect(budgetOf({ tableName: 'hot' }).take('throttling')).toBe(false);
    expect(budgetOf({ tableName: 'cold' }).take('throttling')).toBe(true);
    expect(budgetOf({ tableName: undefined }).take('throttling')).toBe(true);
  });
});

describe('with more tables than budgets', () => {
  const isFull = (budget: RetryBudget) => drain(budget, 'throttling') === 100;

  it('the least recently used one is evicted, and starts with a full budget again', () => {
    const budgetOf = retryBudgets('table', 2);
    for (const tableName of ['first', 'second']) drain(budgetOf({ tableName }), 'throttling');
    budgetOf({ tableName: 'first' });
    budgetOf({ tableName: 'third' });
    expect(isFull(budgetOf({ tableName: 'first' }))).toBe(false);
    expect(isFull(budgetOf({ tableName: 'second' }))).toBe(true);
  });

  it('the budget of calls to no table is kept', () => {
    const budgetOf = retryBudgets('table', 1);
    drain(budgetOf({ tableName: undefined }), 'throttling');
    for (const tableName of ['first', 'second']) budgetOf({ tableName });
    expect(isFull(budgetOf({ tableName: undefined }))).toBe(false);
  });
});

it('with the scope `client`, all tables share one budget', () => {
  const budgetOf = retryBudgets('client');
  drain(budgetOf({ tableName: 'hot' }), 'throttling');
  expect(budgetOf({ tableName: 'cold' }).take('throttling')).toBe(false);
  expect(budgetOf({ tableName: undefined }).take('throttling')).toBe(false);
});
