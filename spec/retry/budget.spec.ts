import { describe, expect, it } from 'vitest';
import { type RetryBudget, retryBudget, retryBudgets } from '../../lib/retry/budget.ts';

const take = (budget: RetryBudget, kind: 'throttling' | 'transient') => {
  let taken = 0;
  while (budget.take(kind)) taken++;
  return taken;
};

describe('a retry budget', () => {
  it('pays for 100 retries of throttles', () => {
    expect(take(retryBudget(), 'throttling')).toBe(100);
  });

  it('pays for 35 retries of transient faults', () => {
    expect(take(retryBudget(), 'transient')).toBe(35);
  });

  it('gets back what the last retry of a success cost', () => {
    const budget = retryBudget();
    take(budget, 'throttling');
    budget.refund('transient');
    expect(take(budget, 'throttling')).toBe(2);
  });

  it('earns one token by a success without retries', () => {
    const budget = retryBudget();
    take(budget, 'throttling');
    for (let success = 0; success < 4; success++) budget.refund(undefined);
    expect(budget.take('throttling')).toBe(false);
    budget.refund(undefined);
    expect(budget.take('throttling')).toBe(true);
  });

  it('never holds more than it started with', () => {
    const budget = retryBudget();
    for (let success = 0; success < 1000; success++) budget.refund('transient');
    expect(take(budget, 'throttling')).toBe(100);
  });
});

describe('budgets per table', () => {
  it('keep one table from spending what another needs', () => {
    const budgetOf = retryBudgets('table');
    take(budgetOf({ tableName: 'hot' }), 'throttling');
    expect(budgetOf({ tableName: 'hot' }).take('throttling')).toBe(false);
    expect(budgetOf({ tableName: 'calm' }).take('throttling')).toBe(true);
    expect(budgetOf({ tableName: undefined }).take('throttling')).toBe(true);
  });
});

describe('of more tables than there may be budgets', () => {
  const isFull = (budget: RetryBudget) => take(budget, 'throttling') === 100;

  it('the one that was used least recently begins with a full budget again', () => {
    const budgetOf = retryBudgets('table', 2);
    for (const tableName of ['first', 'second']) take(budgetOf({ tableName }), 'throttling');
    budgetOf({ tableName: 'first' });
    budgetOf({ tableName: 'third' });
    expect(isFull(budgetOf({ tableName: 'first' }))).toBe(false);
    expect(isFull(budgetOf({ tableName: 'second' }))).toBe(true);
  });

  it('calls about no table keep theirs', () => {
    const budgetOf = retryBudgets('table', 1);
    take(budgetOf({ tableName: undefined }), 'throttling');
    for (const tableName of ['first', 'second']) budgetOf({ tableName });
    expect(isFull(budgetOf({ tableName: undefined }))).toBe(false);
  });
});

it('a budget of the client is one for all its tables', () => {
  const budgetOf = retryBudgets('client');
  take(budgetOf({ tableName: 'hot' }), 'throttling');
  expect(budgetOf({ tableName: 'calm' }).take('throttling')).toBe(false);
  expect(budgetOf({ tableName: undefined }).take('throttling')).toBe(false);
});
