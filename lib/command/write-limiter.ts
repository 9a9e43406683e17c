import type { CapacityLimiter, CapacityRate, DynamoDB } from '../index.ts';

/** The limiter of `--write` for a table; `undefined` without it. */
export function writeLimiter(
  db: DynamoDB,
  TableName: string,
  write: CapacityRate | undefined,
): CapacityLimiter | undefined {
  return write === undefined ? undefined : db.capacityLimiter({ TableName }, { write });
}
