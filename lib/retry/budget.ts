import type { RetryableKind } from '../errors/retryable.ts';

/** What a budget holds at most, and what it starts with: the AWS SDKs' 500 tokens. */
const capacity = 500;

/** What one retry costs, by what went wrong; a timeout is transient. */
const costs: Readonly<Record<RetryableKind, number>> = { transient: 14, throttling: 5 };

/** What a first attempt that succeeds pays in. */
const income = 1;

/** Keeps retries from making an outage worse: each costs tokens, and successes bring them back. */
export interface RetryBudget {
  /** Takes what a retry costs, if there is that much. */
  take(kind: RetryableKind): boolean;
  /** Pays in after a success: what its last retry cost, or a little if it needed none. */
  refund(lastRetry: RetryableKind | undefined): void;
}

/** Makes a full budget. */
export function retryBudget(): RetryBudget {
  let tokens = capacity;
  return {
    take(kind) {
      if (tokens < costs[kind]) return false;
      tokens -= costs[kind];
      return true;
    },
    refund(lastRetry) {
      tokens = Math.min(capacity, tokens + (lastRetry === undefined ? income : costs[lastRetry]));
    },
  };
}

/** Keeps a budget for each table, so that one throttled scan cannot starve the calls to other tables. */
export function budgetPerTable(): (request: { readonly tableName: string | undefined }) => RetryBudget {
  const budgets = new Map<string | undefined, RetryBudget>();
  return ({ tableName }) => {
    const budget = budgets.get(tableName) ?? retryBudget();
    budgets.set(tableName, budget);
    return budget;
  };
}
