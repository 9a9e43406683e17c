import { itemSize } from '../codec/item-size.ts';
import type { WireItem } from '../codec/wire-value.ts';

/** One read unit reads 4 KB, one write unit writes 1 KB. */
const bytesPerReadUnit = 4096;
const bytesPerWriteUnit = 1024;

/** The size of an item in bytes; 0 for one that does not exist. */
export function bytesOf(item: WireItem | undefined): number {
  return item === undefined ? 0 : itemSize(item);
}

/** The read units of a number of bytes: one for each started 4 KB, at least one, and half of it if not consistent. */
export function readUnits(bytes: number, isConsistent: boolean | undefined): number {
  return Math.max(1, Math.ceil(bytes / bytesPerReadUnit)) * (isConsistent ? 1 : 0.5);
}

/** The write units of an item that replaces another one: one for each started 1 KB of the larger one, at least one. */
export function writeUnits(before: WireItem | undefined, after: WireItem | undefined): number {
  return Math.max(1, Math.ceil(Math.max(bytesOf(before), bytesOf(after)) / bytesPerWriteUnit));
}

/** The `ConsumedCapacity` of one table, as a request with `ReturnConsumedCapacity` gets it. */
export function consumedCapacity(TableName: string, CapacityUnits: number, mode: string): object {
  const capacity = { TableName, CapacityUnits };
  return mode === 'INDEXES' ? { ...capacity, Table: { CapacityUnits } } : capacity;
}
