import type { CapacityScope } from './capacity-limiter.ts';
import { isObject } from './is-object.ts';

/** The part of a `ConsumedCapacity` that is counted. */
interface Consumed {
  readonly TableName?: unknown;
  readonly CapacityUnits?: unknown;
  readonly Table?: unknown;
  readonly LocalSecondaryIndexes?: unknown;
  readonly GlobalSecondaryIndexes?: unknown;
}

/**
 * Returns how many units of a scope a response says that it has consumed; `undefined` if it does not say.
 *
 * A scope is a table with its local secondary indexes, which share its throughput, or a global secondary index. A request that
 * consumed nothing of the scope counts whole, and so does every request without a scope.
 *
 * @param capacity the `ConsumedCapacity` of the response: an object, or a list of one for each table
 */
export function consumedUnits(capacity: unknown, scope: CapacityScope): number | undefined {
  if (capacity === undefined) return undefined;
  // The response to a single call without a scope, without allocating anything.
  if (scope.TableName === undefined && !Array.isArray(capacity))
    return isObject(capacity) ? numberOf(capacity.CapacityUnits) : undefined;
  const entries: readonly unknown[] = Array.isArray(capacity) ? capacity : [capacity];
  const consumed = entries.filter(isObject);
  const totals = consumed.flatMap((each) => numberOf(each.CapacityUnits) ?? []);
  if (totals.length === 0) return undefined;
  const ofScope = scope.TableName === undefined ? 0 : sum(consumed.map((each) => unitsOfScope(each, scope)));
  return ofScope > 0 ? ofScope : sum(totals);
}

/** Returns the units that one table has consumed of a scope; those of a table without its indexes need the mode `INDEXES`. */
function unitsOfScope(consumed: Consumed, { TableName = '', IndexName }: CapacityScope): number {
  if (tableOf(consumed.TableName) !== tableOf(TableName)) return 0;
  if (IndexName !== undefined) {
    const indexes = consumed.GlobalSecondaryIndexes;
    return isObject(indexes) && Object.hasOwn(indexes, IndexName)
      ? unitsOf(Reflect.get(indexes, IndexName))
      : 0;
  }
  // A server that does not know the mode `INDEXES` returns the total only.
  if (!isObject(consumed.Table)) return numberOf(consumed.CapacityUnits) ?? 0;
  const local = isObject(consumed.LocalSecondaryIndexes) ? Object.values(consumed.LocalSecondaryIndexes) : [];
  return unitsOf(consumed.Table) + sum(local.map(unitsOf));
}

/** Returns the name of a table, also from its ARN. */
function tableOf(nameOrArn: unknown): string {
  const name = String(nameOrArn);
  return name.slice(name.lastIndexOf('/') + 1);
}

function unitsOf(capacity: unknown): number {
  return isObject(capacity) ? (numberOf(capacity.CapacityUnits) ?? 0) : 0;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
