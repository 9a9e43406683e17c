import type { Observable } from 'rxjs';
import { isAmbiguous } from '../errors/ambiguous.ts';
import { retryableKind } from '../errors/retryable.ts';
import { ServiceError } from '../errors/service-error.ts';
import type { RequestCapacity, ReservedUnits, WireResponse } from '../transport/exchange.ts';
import {
  type CapacityKind,
  type CapacityUnits,
  meanItemBytesOf,
  recordThrottle,
} from './capacity-limiter.ts';
import { consumedUnits } from './consumed-units.ts';
import { isObject } from './is-object.ts';
import type { LearnedCosts } from './learned-costs.ts';
import type { OperatorCapacity } from './operator-capacity.ts';
import { type RequestCost, requestCost, unprocessedCount } from './request-cost.ts';
import { kindOf } from './request-kind.ts';

/** Refusals that consume capacity units: the condition was checked, so the item was read. */
const checkedConditions = new Set([
  'ConditionalCheckFailedException',
  'DuplicateItemException',
  'TransactionCanceledException',
]);

/** From this number of read units on, keys may be unprocessed because the response is full (16 MB), and not for a throttle. */
const unitsOfFullBatch = 1800;

/**
 * Limits the attempts of one request: estimates their units, and settles by what the responses say.
 *
 * @param bytes the size of the encoded input
 * @returns `undefined` if the operation consumes no capacity units
 */
export function requestCapacity(
  operator: OperatorCapacity,
  operation: string,
  input: object,
  bytes: number,
): RequestCapacity | undefined {
  const cost = requestCost(operation, input, bytes);
  if (cost === undefined) return undefined;
  return new LimitedRequest(operator, cost, operator.learned(kindOf(operation, input, cost.capacity)));
}

class LimitedRequest implements RequestCapacity {
  private readonly operator: OperatorCapacity;
  private readonly cost: RequestCost;
  private readonly learned: LearnedCosts;

  constructor(operator: OperatorCapacity, cost: RequestCost, learned: LearnedCosts) {
    this.operator = operator;
    this.cost = cost;
    this.learned = learned;
  }

  tryAcquire(): ReservedUnits | undefined {
    return this.operator.flow.tryAcquire(this.cost.capacity, this.estimate());
  }

  acquire(): Observable<ReservedUnits> {
    return this.operator.flow.acquire(unitsOf(this.cost.capacity, this.estimate()));
  }

  onGrant(): void {
    this.operator.recordGrant();
  }

  onResponse(reserved: ReservedUnits, response: WireResponse): void {
    const { operator, cost, learned } = this;
    const output = outputOf(response.output);
    const units = consumedUnits(output.ConsumedCapacity, operator.scope);
    reserved.settle(units === undefined ? {} : unitsOf(cost.capacity, units));
    cost.learn(learned, units, output);
    if (unprocessedCount(output) > 0 && (units ?? 0) < unitsOfFullBatch)
      recordThrottle(operator.limiter, cost.capacity);
  }

  onError(reserved: ReservedUnits, error: unknown): void {
    const { operator, cost } = this;
    reserved.settle(isUnpaid(error) ? unitsOf(cost.capacity, 0) : {});
    if (retryableKind(error) === 'throttling') recordThrottle(operator.limiter, cost.capacity);
  }

  private estimate(): number {
    return this.cost.estimate(this.learned, meanItemBytesOf(this.operator.limiter));
  }
}

function unitsOf(kind: CapacityKind, units: number): CapacityUnits {
  return kind === 'read' ? { read: units } : { write: units };
}

/** Whether an attempt cannot have consumed anything: the service has refused it, or nothing was sent. */
function isUnpaid(error: unknown): boolean {
  return !isAmbiguous(error) && !(error instanceof ServiceError && checkedConditions.has(error.name));
}

interface Output {
  /** The output itself, if the operation reads more of a response than that. */
  readonly output?: unknown;
  readonly ConsumedCapacity?: unknown;
  readonly UnprocessedItems?: unknown;
  readonly UnprocessedKeys?: unknown;
}

function outputOf(value: unknown): Output {
  if (!isObject(value)) return {};
  return isObject(value.output) ? value.output : value;
}
