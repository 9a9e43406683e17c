import { describe, expect, it } from 'vitest';
import { throughputOf } from '../../lib/capacity/table-throughput.ts';
import type { TableDescription } from '../../lib/index.ts';

const onDemand: TableDescription = {
  BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
  ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
};

const of = (table: TableDescription, index?: string) => {
  const { read, write } = throughputOf(table, index);
  return [read.basis, read.units, write.basis, write.units];
};

describe('the throughput of a table', () => {
  it('is what it has provisioned', () => {
    const ProvisionedThroughput = { ReadCapacityUnits: 500, WriteCapacityUnits: 20 };
    const WarmThroughput = { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4000 };
    const expected = ['provisioned', 500, 'provisioned', 20];
    expect(of({ ProvisionedThroughput, WarmThroughput })).toEqual(expected);
    const BillingModeSummary = { BillingMode: 'PROVISIONED' };
    expect(of({ BillingModeSummary, ProvisionedThroughput })).toEqual(expected);
  });

  it('is that of a new table if it is on-demand and nothing else is known', () => {
    expect(of(onDemand)).toEqual(['default', 12_000, 'default', 4000]);
    const OnDemandThroughput = { MaxReadRequestUnits: -1, MaxWriteRequestUnits: -1 };
    expect(of({ ...onDemand, OnDemandThroughput })).toEqual(['default', 12_000, 'default', 4000]);
  });

  it('is the lesser of the maximum and the warm throughput if it is on-demand', () => {
    const table = {
      ...onDemand,
      OnDemandThroughput: { MaxReadRequestUnits: 1000, MaxWriteRequestUnits: 90_000 },
      WarmThroughput: { ReadUnitsPerSecond: 30_000, WriteUnitsPerSecond: 60_000 },
    };
    expect(of(table)).toEqual(['onDemandMaximum', 1000, 'warmThroughput', 60_000]);
    const { WarmThroughput: _, ...onlyMaximum } = table;
    expect(of(onlyMaximum)).toEqual(['onDemandMaximum', 1000, 'onDemandMaximum', 90_000]);
  });

  it('is that of its index', () => {
    const table: TableDescription = {
      ...onDemand,
      WarmThroughput: { ReadUnitsPerSecond: 30_000, WriteUnitsPerSecond: 60_000 },
      GlobalSecondaryIndexes: [
        { IndexName: 'byYear' },
        {
          IndexName: 'byLabel',
          OnDemandThroughput: { MaxReadRequestUnits: 70 },
          IndexSizeBytes: 600,
          ItemCount: 3,
        },
      ],
      LocalSecondaryIndexes: [{ IndexName: 'byTitle' }],
    };
    expect(of(table, 'byYear')).toEqual(['default', 12_000, 'default', 4000]);
    expect(of(table, 'byLabel')).toEqual(['onDemandMaximum', 70, 'default', 4000]);
    expect(throughputOf(table, 'byLabel').meanItemBytes).toBe(200);
    expect(() => of(table, 'byTitle')).toThrow(/shares the capacity of its table/);
    expect(() => of(table, 'byYaer')).toThrow(
      expect.objectContaining({ name: 'InvalidOptionError', option: 'IndexName', value: 'byYaer' }),
    );
  });

  it('has the mean size of its items, unless it is empty as far as the service knows', () => {
    expect(throughputOf({ TableSizeBytes: 1000, ItemCount: 4 }, undefined).meanItemBytes).toBe(250);
    expect(throughputOf({ TableSizeBytes: 0, ItemCount: 0 }, undefined).meanItemBytes).toBeUndefined();
    expect(throughputOf({}, undefined).meanItemBytes).toBeUndefined();
  });
});
