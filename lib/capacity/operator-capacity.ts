import { asyncScheduler, defer, ignoreElements, type Observable, tap } from 'rxjs';
import {
  type CapacityFlow,
  type CapacityKind,
  type CapacityLimiter,
  type CapacityScope,
  checkedLimiter,
  meanItemBytesOf,
  newFlow,
  scopeOf,
  sharedFlow,
  targetOf,
} from './capacity-limiter.ts';
import { LearnedCosts, LearnedCostsCache } from './learned-costs.ts';
import { limitOfPage, type PageInput } from './page-size.ts';
import { kindOf } from './request-kind.ts';

/** What the requests of one operator, or all single calls, share of a limiter. */
export interface OperatorCapacity {
  readonly limiter: CapacityLimiter;
  readonly flow: CapacityFlow;
  /** Whose units are counted. */
  readonly scope: CapacityScope;
  /** Returns what was learned from requests of a kind. */
  readonly learned: (kind: string) => LearnedCosts;
  /** Records that the limiter has let a request go. */
  readonly recordGrant: () => void;
}

/** What the requests of one subscription to a stream or a batch operator share. */
export interface StreamCapacity extends OperatorCapacity {
  /** When the limiter last let a request go, in milliseconds since the epoch: the wait before is no stall. */
  readonly grantedAt: () => number | undefined;
  /** Returns an Observable that completes when the limit is known; `undefined` if it is known already, or need not be. */
  readonly whenKnown: () => Observable<never> | undefined;
  /** Returns the request for a page with a `Limit` that fits the limit of read units. */
  readonly withLimit: <Input extends object>(operation: string, input: Input) => Input;
}

const singleCalls = new WeakMap<CapacityLimiter, OperatorCapacity>();
const caches = new WeakMap<CapacityLimiter, LearnedCostsCache>();

/** Returns what all single calls share of a limiter. */
export function capacityOfSingleCalls(limiter: CapacityLimiter): OperatorCapacity {
  let capacity = singleCalls.get(limiter);
  if (capacity === undefined) {
    const cache = cacheOf(limiter);
    capacity = {
      limiter,
      flow: sharedFlow(limiter),
      scope: scopeOf(limiter),
      learned: (kind) => cache.get(kind),
      recordGrant: () => {},
    };
    singleCalls.set(limiter, capacity);
  }
  return capacity;
}

/**
 * Creates what the requests of one subscription share; `undefined` without a limiter.
 *
 * It begins with what earlier operators have learned from the same table and the same operation.
 *
 * @throws InvalidOptionError
 */
export function streamCapacity(option: CapacityLimiter | undefined): StreamCapacity | undefined {
  const limiter = checkedLimiter(option);
  if (limiter === undefined) return undefined;
  const cache = cacheOf(limiter);
  const flow = newFlow(limiter);
  const kinds = new Map<string, LearnedCosts>();
  let grantedAt: number | undefined;
  const scope = scopeOf(limiter);
  let isKnown = scope.TableName === undefined;

  function learned(kind: string): LearnedCosts {
    const costs = kinds.get(kind) ?? new LearnedCosts(cache.get(kind));
    kinds.set(kind, costs);
    return costs;
  }

  /** The first `acquire` asks DescribeTable, if that has not happened yet. */
  const limitKnown$ = defer(() => flow.acquire({ read: 0 })).pipe(
    tap((permit) => permit.settle({})),
    ignoreElements(),
    tap({
      complete: () => {
        isKnown = true;
      },
    }),
  );

  return {
    limiter,
    flow,
    scope,
    learned,
    recordGrant: () => {
      grantedAt = asyncScheduler.now();
    },
    grantedAt: () => grantedAt,
    whenKnown: () => (isKnown || targetOf(limiter, 'read') !== undefined ? undefined : limitKnown$),
    withLimit: <Input extends PageInput & object>(operation: string, input: Input) => {
      const kind = kindOf(operation, input, readKind);
      const target = targetOf(limiter, readKind);
      const Limit = limitOfPage(input, target, learned(kind), meanItemBytesOf(limiter));
      return Limit === input.Limit ? input : { ...input, Limit };
    },
  };
}

const readKind: CapacityKind = 'read';

function cacheOf(limiter: CapacityLimiter): LearnedCostsCache {
  let cache = caches.get(limiter);
  if (cache === undefined) {
    cache = new LearnedCostsCache();
    caches.set(limiter, cache);
  }
  return cache;
}
