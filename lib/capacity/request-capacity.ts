import { isAmbiguous } from '../errors/ambiguous.ts';
import { retryableKind } from '../errors/retryable.ts';
import { ServiceError } from '../errors/service-error.ts';
import type { RequestCapacity, ReservedUnits } from '../transport/exchange.ts';
import { type CapacityScope, meanItemBytesOf, recordThrottle, scopeOf } from './capacity-limiter.ts';
import { consumedUnits } from './consumed-units.ts';
import type { LearnedCosts } from './learned-costs.ts';
import type { OperatorCapacity } from './operator-capacity.ts';
import { type RequestCost, unprocessedCount } from './request-cost.ts';

/** Refusals that consume capacity units: the condition was checked, so the item was read. */
const checkedConditions = new Set([
  'ConditionalCheckFailedException',
  'DuplicateItemException',
  'TransactionCanceledException',
]);

/** From this number of read units on, keys may be unprocessed because the response is full (16 MB), and not for a throttle. */
const unitsOfFullBatch = 1800;

/** Limits the attempts of one request: estimates their units, and settles by what the responses say. */
export function requestCapacity(
  operator: OperatorCapacity,
  cost: RequestCost,
  /** Returns the decoded output of the last response. */
  lastOutput: () => unknown,
): RequestCapacity {
  return new LimitedRequest(operator, cost, lastOutput);
}

class LimitedRequest implements RequestCapacity {
  private readonly operator: OperatorCapacity;
  private readonly cost: RequestCost;
  private readonly lastOutput: () => unknown;
  private readonly learned: LearnedCosts;
  private readonly scope: CapacityScope;

  constructor(operator: OperatorCapacity, cost: RequestCost, lastOutput: () => unknown) {
    this.operator = operator;
    this.cost = cost;
    this.lastOutput = lastOutput;
    this.learned = operator.learned(cost.kind);
    this.scope = scopeOf(operator.limiter);
  }

  acquire() {
    const { operator, cost, learned } = this;
    const units = cost.estimate(learned, meanItemBytesOf(operator.limiter));
    return operator.flow.acquire({ [cost.capacity]: units });
  }

  onGrant(): void {
    this.operator.recordGrant();
  }

  onResponse(reserved: ReservedUnits): void {
    const { operator, cost, learned, scope } = this;
    const output = outputOf(this.lastOutput());
    const units = consumedUnits(output.ConsumedCapacity, scope);
    reserved.settle(units === undefined ? {} : { [cost.capacity]: units });
    cost.learn(learned, units, output);
    if (unprocessedCount(output) > 0 && (units ?? 0) < unitsOfFullBatch)
      recordThrottle(operator.limiter, cost.capacity);
  }

  onError(reserved: ReservedUnits, error: unknown): void {
    const { operator, cost } = this;
    reserved.settle(isUnpaid(error) ? { [cost.capacity]: 0 } : {});
    if (retryableKind(error) === 'throttling') recordThrottle(operator.limiter, cost.capacity);
  }
}

/** Whether an attempt cannot have consumed anything: the service has refused it, or nothing was sent. */
function isUnpaid(error: unknown): boolean {
  return !isAmbiguous(error) && !(error instanceof ServiceError && checkedConditions.has(error.name));
}

interface Output {
  readonly ConsumedCapacity?: unknown;
  readonly UnprocessedItems?: unknown;
  readonly UnprocessedKeys?: unknown;
}

function outputOf(output: unknown): Output {
  return typeof output === 'object' && output !== null ? output : {};
}
