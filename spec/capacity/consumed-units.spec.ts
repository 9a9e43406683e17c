import { describe, expect, it } from 'vitest';
import { consumedUnits } from '../../lib/capacity/consumed-units.ts';

const units = (CapacityUnits: number) => ({ CapacityUnits });
const write = {
  TableName: 'Music',
  CapacityUnits: 10,
  Table: units(3),
  LocalSecondaryIndexes: { inOrder: units(2) },
  GlobalSecondaryIndexes: { byYear: units(4), ['__proto__']: units(1) },
};

describe('the consumed units of a response', () => {
  it('are unknown without a ConsumedCapacity', () => {
    for (const capacity of [undefined, null, [], {}, 'x', { CapacityUnits: '3' }]) {
      expect(consumedUnits(capacity, {})).toBeUndefined();
    }
  });

  it('are the total, of all tables, without a scope', () => {
    expect(consumedUnits(write, {})).toBe(10);
    expect(consumedUnits([write, { TableName: 'Other', CapacityUnits: 5 }], {})).toBe(15);
    expect(consumedUnits({ CapacityUnits: 0 }, {})).toBe(0);
  });

  it('are those of the table and its local secondary indexes for a table', () => {
    expect(consumedUnits(write, { TableName: 'Music' })).toBe(5);
    expect(consumedUnits([{ TableName: 'Other', CapacityUnits: 7 }, write], { TableName: 'Music' })).toBe(5);
  });

  it('are those of a global secondary index for an index', () => {
    expect(consumedUnits(write, { TableName: 'Music', IndexName: 'byYear' })).toBe(4);
  });

  it('know a table by its name and by its ARN', () => {
    const TableName = 'arn:aws:dynamodb:eu-central-1:123456789012:table/Music';
    expect(consumedUnits(write, { TableName })).toBe(5);
    expect(consumedUnits({ ...write, TableName }, { TableName: 'Music' })).toBe(5);
  });

  it('are the total if the request has consumed nothing of the scope', () => {
    expect(consumedUnits(write, { TableName: 'Other' })).toBe(10);
    expect(consumedUnits(write, { TableName: 'Music', IndexName: 'none' })).toBe(10);
    expect(consumedUnits(write, { TableName: 'Music', IndexName: 'constructor' })).toBe(10);
  });

  it('are the total if the server does not split it', () => {
    expect(consumedUnits({ TableName: 'Music', CapacityUnits: 3 }, { TableName: 'Music' })).toBe(3);
  });
});
