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

/** The budget of requests whose retries something else limits: it allows every retry, and counts nothing. */
export const unlimited: RetryBudget = { take: () => true, refund: () => {} };

/** What shares a budget: the calls about one table, or all calls of a client. */
export type RetryScope = 'table' | 'client';

export const retryScopes: readonly RetryScope[] = ['table', 'client'];

/** How many tables have a budget of their own at once: as many as an account has in a region at most. */
const maxTables = 10_000;

/**
 * Keeps a budget for each table, so that one throttled scan cannot starve the calls to other tables, or one for all.
 *
 * Calls that are about no table, or about several, share one more. Of very many tables, the least recently used is forgotten
 * and begins with a full budget again.
 */
export function retryBudgets(
  scope: RetryScope,
  max = maxTables,
): (request: { readonly tableName: string | undefined }) => RetryBudget {
  const shared = retryBudget();
  const known = new Map<string, RetryBudget>();

  function use(tableName: string): RetryBudget {
    const budget = known.get(tableName) ?? retryBudget();
    // A Map keeps the order of insertion, so that its first entry is the least recently used.
    known.delete(tableName);
    known.set(tableName, budget);
    const [oldest] = known.size > max ? known.keys() : [];
    if (oldest !== undefined) known.delete(oldest);
    return budget;
  }

  return ({ tableName }) => (scope === 'client' || tableName === undefined ? shared : use(tableName));
}
