import type { GlobalSecondaryIndexDescription, TableDescription } from '../api/outputs.ts';
import { refuseOption } from '../options/refuse-option.ts';
import type { CapacityKind } from './capacity-limiter.ts';
import type { CapacityBasis } from './usage.ts';

/** What a percentage is of, in units per second. */
export interface Throughput {
  readonly basis: CapacityBasis;
  readonly units: number;
}

/** What DescribeTable says about the table, or the index, whose capacity is limited. */
export interface DescribedThroughput {
  readonly read: Throughput;
  readonly write: Throughput;
  /** `undefined` if it is empty, as far as the service knows. */
  readonly meanItemBytes: number | undefined;
}

/** What a new on-demand table serves at once. Other tools assume 40,000, which is the quota of an account. */
const onDemandDefaults = { read: 12_000, write: 4000 } as const;

/**
 * Reads the throughput of a table or one of its global secondary indexes.
 *
 * @throws InvalidOptionError if the table does not have the index
 */
export function throughputOf(table: TableDescription, indexName: string | undefined): DescribedThroughput {
  const isOnDemand = table.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST';
  const resource = indexName === undefined ? table : indexOf(table, indexName);
  const bytes = 'IndexSizeBytes' in resource ? resource.IndexSizeBytes : sizeOf(resource);
  return {
    read: kindThroughput('read', resource, isOnDemand),
    write: kindThroughput('write', resource, isOnDemand),
    meanItemBytes: bytes && resource.ItemCount ? bytes / resource.ItemCount : undefined,
  };
}

const sizeOf = (resource: TableDescription | GlobalSecondaryIndexDescription) =>
  'TableSizeBytes' in resource ? resource.TableSizeBytes : undefined;

function indexOf(table: TableDescription, indexName: string): GlobalSecondaryIndexDescription {
  const index = table.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === indexName);
  if (index !== undefined) return index;
  const isLocal = table.LocalSecondaryIndexes?.some(({ IndexName }) => IndexName === indexName);
  const expected = isLocal
    ? 'left out for a local secondary index, which shares the capacity of its table'
    : 'the name of a global secondary index of the table';
  return refuseOption('IndexName', indexName, expected);
}

function kindThroughput(
  kind: CapacityKind,
  resource: TableDescription | GlobalSecondaryIndexDescription,
  isOnDemand: boolean,
): Throughput {
  const { ProvisionedThroughput, OnDemandThroughput, WarmThroughput } = resource;
  const isRead = kind === 'read';
  const provisioned = isRead
    ? ProvisionedThroughput?.ReadCapacityUnits
    : ProvisionedThroughput?.WriteCapacityUnits;
  if (!isOnDemand && isPositive(provisioned)) return { basis: 'provisioned', units: provisioned };

  // -1 means that there is no maximum.
  const maximum = isRead ? OnDemandThroughput?.MaxReadRequestUnits : OnDemandThroughput?.MaxWriteRequestUnits;
  const warm = isRead ? WarmThroughput?.ReadUnitsPerSecond : WarmThroughput?.WriteUnitsPerSecond;
  if (isPositive(maximum) && !(isPositive(warm) && warm < maximum))
    return { basis: 'onDemandMaximum', units: maximum };
  if (isPositive(warm)) return { basis: 'warmThroughput', units: warm };
  return { basis: 'default', units: onDemandDefaults[kind] };
}

const isPositive = (units: number | undefined): units is number => units !== undefined && units > 0;
