import { describe, expect, it } from 'vitest';
import { kindOf } from '../../lib/capacity/request-kind.ts';

type Arguments = Parameters<typeof kindOf>;

const different: readonly Arguments[] = [
  ['Query', { TableName: 'A' }, 'read'],
  ['Query', { TableName: 'B' }, 'read'],
  ['Query', { TableName: 'A', IndexName: 'B' }, 'read'],
  ['Query', { TableName: 'A', ConsistentRead: true }, 'read'],
  ['Scan', { TableName: 'A' }, 'read'],
  ['BatchGetItem', { RequestItems: { A: {} } }, 'read'],
  ['BatchGetItem', { RequestItems: { B: {} } }, 'read'],
  ['ExecuteStatement', {}, 'read'],
  ['ExecuteStatement', {}, 'write'],
];

describe('the kinds of requests', () => {
  it('do not mix operations, tables, indexes, consistency and kinds of statements, in any order', () => {
    const kinds = different.map((each) => kindOf(...each));
    expect(new Set(kinds).size).toBe(different.length);
    const inPairs = different.flatMap((first) => different.flatMap((second) => [first, second]));
    for (const each of inPairs) expect(kindOf(...each)).toBe(kinds[different.indexOf(each)]);
  });

  it('are the same for equal requests', () => {
    expect(kindOf('Query', { TableName: 'A' }, 'read')).toBe(
      kindOf('Query', { TableName: 'A', ConsistentRead: false }, 'read'),
    );
  });

  it('do not fail for input that the service will refuse', () => {
    for (const RequestItems of [undefined, null, 5, 'x', {}])
      expect(kindOf('BatchGetItem', { RequestItems, TableName: 5 }, 'read')).toBe(
        'BatchGetItem read   false',
      );
  });
});
