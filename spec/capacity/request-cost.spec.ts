import { describe, expect, it } from 'vitest';
import { LearnedCosts } from '../../lib/capacity/learned-costs.ts';
import { consumesUnits, requestCost } from '../../lib/capacity/request-cost.ts';

const key = { id: 1 };
const select = { Statement: 'SELECT * FROM Music WHERE id = 1' };
const update = { Statement: 'UPDATE Music SET a = 1 WHERE id = 1' };

/** The kind of capacity and the estimate of a request that nothing was learned of. */
function firstEstimate(operation: string, input: object, bytes = 100) {
  const cost = requestCost(operation, input, bytes);
  return cost && [cost.capacity, cost.estimate(new LearnedCosts(), undefined)];
}

const batch = (name: string, request: object, count: number) => ({
  [name]: { Music: Array.from({ length: count }, () => request) },
});

describe('the first estimate of a request', () => {
  it.each([
    ['Scan', {}, 'read', 128],
    ['Query', { ConsistentRead: true }, 'read', 256],
    ['GetItem', { Key: key }, 'read', 1],
    ['BatchGetItem', { RequestItems: { A: { Keys: [key, key] }, B: { Keys: [key] } } }, 'read', 3],
    ['TransactGetItems', { TransactItems: [{}, {}] }, 'read', 4],
    ['ExecuteStatement', select, 'read', 128],
    ['ExecuteStatement', { ...select, ConsistentRead: true }, 'read', 256],
    ['BatchExecuteStatement', { Statements: [select, select] }, 'read', 2],
    ['ExecuteTransaction', { TransactStatements: [select] }, 'read', 2],
  ] as const)('of %s with %j is in %s units: %d', (operation, input, kind, units) => {
    expect(firstEstimate(operation, input)).toEqual([kind, units]);
  });

  it.each([
    ['PutItem', {}, 3],
    ['UpdateItem', {}, 3],
    ['DeleteItem', {}, 3],
    ['BatchWriteItem', batch('RequestItems', { PutRequest: { Item: key } }, 2), 4],
    ['TransactWriteItems', { TransactItems: [{}, {}] }, 8],
    ['ExecuteStatement', update, 3],
    ['BatchExecuteStatement', { Statements: [update] }, 3],
    ['ExecuteTransaction', { TransactStatements: [update] }, 6],
  ] as const)('of %s with %j comes from the size of the request', (operation, input, units) => {
    expect(firstEstimate(operation, input, 2500)).toEqual(['write', units]);
  });

  it('does not exist for operations that consume no units, whatever their name', () => {
    for (const operation of ['DescribeTable', 'ListTables', 'constructor', '__proto__']) {
      expect(consumesUnits(operation)).toBe(false);
      expect(firstEstimate(operation, {})).toBeUndefined();
    }
  });

  it('does not fail for input that the service will refuse', () => {
    for (const RequestItems of [undefined, null, 5, 'x', { A: null }, { A: [null] }]) {
      expect(firstEstimate('BatchGetItem', { RequestItems })).toEqual(['read', expect.any(Number)]);
      expect(firstEstimate('BatchWriteItem', { RequestItems })).toEqual(['write', expect.any(Number)]);
    }
  });
});

describe('later estimates', () => {
  /** The estimate of a request after a response to the same request. */
  function estimateAfter(operation: string, input: object, units: number, output: object = {}) {
    const learned = new LearnedCosts();
    const cost = requestCost(operation, input, 100);
    cost?.learn(learned, units, output);
    return cost?.estimate(learned, undefined);
  }

  it('multiply the keys by what a key has consumed', () => {
    expect(estimateAfter('GetItem', { Key: key }, 5)).toBe(5);
    expect(estimateAfter('BatchGetItem', { RequestItems: { A: { Keys: [key, key] } } }, 9)).toBe(9);
  });

  it('multiply writes by a factor, which has the indexes', () => {
    expect(estimateAfter('PutItem', {}, 3)).toBe(3);
    const puts = batch('RequestItems', { PutRequest: { Item: key } }, 4);
    expect(estimateAfter('BatchWriteItem', puts, 8)).toBe(8);
  });

  it('leave out what a batch has not processed', () => {
    const puts = batch('RequestItems', { PutRequest: { Item: key } }, 4);
    expect(estimateAfter('BatchWriteItem', puts, 2, { UnprocessedItems: { Music: [{}, {}] } })).toBe(4);
    const keys = { RequestItems: { A: { Keys: [key, key] } } };
    expect(estimateAfter('BatchGetItem', keys, 3, { UnprocessedKeys: { A: { Keys: [key] } } })).toBe(6);
  });

  it('take the mean of updates and deletions, whose items may be larger than the request', () => {
    expect(estimateAfter('DeleteItem', { Key: key }, 12)).toBe(12);
    expect(estimateAfter('UpdateItem', { Key: key }, 0.5)).toBe(1);
    expect(estimateAfter('ExecuteStatement', select, 2)).toBe(2);
  });
});
