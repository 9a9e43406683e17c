import type { CapacityKind } from './capacity-limiter.ts';

/** The members of requests that decide which of them have similar costs. JavaScript callers may pass anything. */
interface Input {
  readonly TableName?: unknown;
  readonly IndexName?: unknown;
  readonly ConsistentRead?: unknown;
  readonly RequestItems?: unknown;
}

/** What the last kind was made of: to compare that costs a fraction of joining it, and calls in a row have it in common. */
const latest = { operation: '', capacity: '', table: '', index: '', isConsistent: false, kind: '' };

/** Returns the kind of a request. Requests of a kind learn from one another: those of one operation on one table or index. */
export function kindOf(operation: string, input: Input, capacity: CapacityKind): string {
  const { TableName, IndexName, ConsistentRead, RequestItems } = input;
  const isBatch = typeof RequestItems === 'object' && RequestItems !== null;
  const table = textOf(isBatch ? Object.keys(RequestItems)[0] : TableName);
  const index = textOf(IndexName);
  const isConsistent = ConsistentRead === true;
  if (
    latest.operation !== operation ||
    latest.capacity !== capacity ||
    latest.table !== table ||
    latest.index !== index ||
    latest.isConsistent !== isConsistent
  ) {
    const kind = `${operation} ${capacity} ${table} ${index} ${isConsistent}`;
    Object.assign(latest, { operation, capacity, table, index, isConsistent, kind });
  }
  return latest.kind;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
