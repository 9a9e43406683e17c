import { firstValueFrom } from 'rxjs';
import { AccessDeniedException, type TableDescription } from '../index.ts';
import type { Context } from './command.ts';
import { UsageError } from './errors.ts';
import { nearest } from './nearest.ts';
import { bytes, count, counted, duration } from './progress-line.ts';

/** What is known about the size of a table or an index; DynamoDB brings it up to date about every six hours. */
export interface TableSize {
  readonly items: number;
  readonly bytes: number;
}

/**
 * Describes a table; `undefined` without the permission for it, which most of the commands do not need.
 *
 * @throws ResourceNotFoundException
 */
export async function describeTable(
  { db, signal }: Pick<Context, 'db' | 'signal'>,
  TableName: string,
): Promise<TableDescription | undefined> {
  try {
    return (await firstValueFrom(db.describeTable({ TableName }, { signal }))).Table;
  } catch (error) {
    if (error instanceof AccessDeniedException) return undefined;
    throw error;
  }
}

/**
 * Returns the size of a table, or of an index of it; `undefined` if it is not known.
 *
 * @throws UsageError if there is no such index
 */
export function sizeOf(
  table: TableDescription | undefined,
  index: string | undefined,
): TableSize | undefined {
  if (table === undefined) return undefined;
  const { ItemCount, TableSizeBytes, GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] } = table;
  if (index === undefined) return size(ItemCount, TableSizeBytes);
  const indexes = [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes];
  const description = indexes.find(({ IndexName }) => IndexName === index);
  if (description === undefined) {
    const names = indexes.flatMap(({ IndexName }) => IndexName ?? []);
    const suggestion = nearest(index, names);
    const others = names.length === 0 ? 'it has none' : `its indexes are ${names.join(', ')}`;
    throw new UsageError(
      `${table.TableName} has no index ${index}; ${suggestion === undefined ? others : `did you mean ${suggestion}?`}`,
    );
  }
  return size(description.ItemCount, description.IndexSizeBytes);
}

function size(items: number | undefined, tableBytes: number | undefined): TableSize | undefined {
  // A table has no items, or is younger than six hours.
  if (items === undefined || tableBytes === undefined || items === 0) return undefined;
  return { items, bytes: tableBytes };
}

/** The read units that a scan of so many bytes consumes: half a unit for 4 KB, or one with strong consistency. */
export function readUnitsOf(size: TableSize, consistent: boolean): number {
  return Math.ceil(size.bytes / 4096) * (consistent ? 1 : 0.5);
}

interface Estimated {
  readonly isQuery: boolean;
  readonly isDescribed: boolean;
  readonly size: TableSize | undefined;
  readonly units: number | undefined;
  /** The value of `--read`. */
  readonly rate: unknown;
}

/** Says how large a table is and what reading it consumes, or why that is not known. */
export function estimateSentence(
  name: string,
  { isQuery, isDescribed, size, units, rate }: Estimated,
): string {
  if (isQuery)
    return 'There is no estimate: the service does not tell how many items a key condition selects.';
  if (!isDescribed) return `There is no estimate: you have no permission for DescribeTable of ${name}.`;
  if (size === undefined || units === undefined)
    return `There is no estimate: ${name} is empty, or too young for the count that the service makes every six hours.`;
  const time =
    typeof rate === 'number' ? `, in ${duration((units / rate) * 1000)} at ${count(rate)} units/s` : '';
  return `${name} has about ${counted(size.items, 'item')} in ${bytes(size.bytes)}: reading them consumes about ${count(units)} read units${time}.`;
}

/** One segment per 16 MB up to 512, so that a small table costs few requests; one per 2 GB of a larger one, as AWS advises. */
export function segmentsFor(size: TableSize | undefined): number {
  if (size === undefined) return 16;
  const small = Math.min(512, Math.ceil(size.bytes / 2 ** 24));
  return Math.min(1_000_000, Math.max(1, small, Math.ceil(size.bytes / 2 ** 31)));
}
