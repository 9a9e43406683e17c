import type { RetryableKind } from '../errors/retryable.ts';

/** How many tokens a bucket holds at most, and at first, as in the AWS SDKs. */
const capacity = 500;

/** How many tokens a retry costs; a timeout is a transient error. */
const costs: Readonly<Record<RetryableKind, number>> = { transient: 14, throttling: 5 };

/** How many tokens a call that succeeds without a retry adds. */
const income = 1;

/** Token bucket that keeps retries from making an outage worse: a retry takes tokens, and a success returns them. */
export interface RetryBudget {
  /** Takes the tokens of a retry; returns `false` if there are too few. */
  take(kind: RetryableKind): boolean;
  /** Returns tokens after a success: those of its last retry, or one if there was no retry. */
  refund(lastRetry: RetryableKind | undefined): void;
}

/** Creates a full budget. */
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

/** The budget of requests whose retries are limited by a stall timeout: it allows every retry. */
export const unlimitedBudget: RetryBudget = { take: () => true, refund: () => {} };

/** Which calls share a retry budget: those to one table, or all calls of a client. */
export type RetryScope = 'table' | 'client';

export const retryScopes: readonly RetryScope[] = ['table', 'client'];

/** How many tables have a budget of their own at once: the most tables that an account can have in a region. */
const maxTables = 10_000;

/**
 * Returns the function that looks up the retry budget of a request: one for each table, or one for all.
 *
 * With a budget for each table, one throttled scan cannot use up the retries of calls to other tables. Calls to no table or
 * to several tables share one more budget. The budgets of tables are an LRU cache: a table that was evicted starts with a
 * full budget again.
 */
export function retryBudgets(
  scope: RetryScope,
  max = maxTables,
): (request: { readonly tableName: string | undefined }) => RetryBudget {
  const shared = retryBudget();
  const byTable = new Map<string, RetryBudget>();

  function use(tableName: string): RetryBudget {
    const budget = byTable.get(tableName) ?? retryBudget();
    // A Map keeps the order of insertion, so that its first entry is the least recently used.
    byTable.delete(tableName);
    byTable.set(tableName, budget);
    const [oldest] = byTable.size > max ? byTable.keys() : [];
    if (oldest !== undefined) byTable.delete(oldest);
    return budget;
  }

  return ({ tableName }) => (scope === 'client' || tableName === undefined ? shared : use(tableName));
}
