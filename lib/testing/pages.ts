import { canonicalValue } from '../codec/key-identity.ts';
import type { WireItem } from '../codec/wire-value.ts';
import { checkedKey } from './check-items.ts';
import { keyCondition } from './key-condition.ts';
import type { MemoryPage, MemoryTable } from './memory-table.ts';
import { rejectAsInvalid } from './service-failure.ts';
import type { TableInput } from './table-input.ts';

/** Reads a page of a Scan, or of a segment of it. */
export function scan(input: TableInput, table: MemoryTable): MemoryPage {
  const { Segment, TotalSegments } = input;
  checkSegment(Segment, TotalSegments);
  const [segment, total] = [Segment ?? 0, TotalSegments ?? 1];
  const startKey = startKeyOf(input, table);
  if (startKey !== undefined && !table.isInSegment(startKey, segment, total))
    rejectAsInvalid('The provided starting key is invalid: it belongs to another segment');
  return table.read({
    name: `segment ${segment} of ${total}`,
    accepts: (item) => table.isInSegment(item, segment, total),
    order: 'written',
    startKey,
    limit: limitOf(input),
  });
}

/** Reads a page of a Query. */
export function query(input: TableInput, table: MemoryTable): MemoryPage {
  const { partition, accepts, name } = keyCondition(input, table.key);
  const { partitionKey, sortKey } = table;
  const identity = JSON.stringify(canonicalValue(partition));
  const isInPartition = (item: WireItem) => JSON.stringify(canonicalValue(item[partitionKey])) === identity;
  const isInRange = (item: WireItem) =>
    isInPartition(item) && accepts(sortKey === undefined ? undefined : item[sortKey]);
  const startKey = startKeyOf(input, table);
  if (startKey !== undefined && !isInRange(startKey))
    rejectAsInvalid('The provided starting key is outside query boundaries based on provided conditions');
  return table.read({
    name: `query ${name}`,
    accepts: isInRange,
    order: (input.ScanIndexForward ?? true) ? 'sortKey' : 'sortKeyDescending',
    startKey,
    limit: limitOf(input),
  });
}

function startKeyOf({ ExclusiveStartKey }: TableInput, table: MemoryTable): WireItem | undefined {
  return ExclusiveStartKey === undefined ? undefined : checkedKey(table, ExclusiveStartKey);
}

function limitOf({ Limit }: TableInput): number | undefined {
  if (Limit !== undefined && !(Number.isInteger(Limit) && Limit >= 1))
    rejectAsInvalid(`Value '${Limit}' at 'limit' failed to satisfy constraint: Member must be at least 1`);
  return Limit;
}

function checkSegment(segment: number | undefined, total: number | undefined): void {
  if (segment === undefined && total === undefined) return;
  if (segment === undefined || total === undefined)
    rejectAsInvalid('Segment and TotalSegments are required together, and one of them is missing');
  if (!Number.isInteger(total) || total < 1 || total > 1_000_000)
    rejectAsInvalid('TotalSegments must be from 1 to 1000000');
  if (!Number.isInteger(segment) || segment < 0 || segment >= total)
    rejectAsInvalid('The Segment parameter is zero-based and must be less than TotalSegments');
}
