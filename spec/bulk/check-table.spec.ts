import { describe, expect, it } from 'vitest';
import { DynamoDB } from '../../lib/index.ts';

const db = new DynamoDB();

describe.each(['batchWrite', 'batchDelete', 'batchWriteRequests', 'batchGet'] as const)('%s', (name) => {
  it.each([
    ['a name in place of the object', 'Music', 'undefined'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'undefined'],
    ['no name', {}, 'undefined'],
    ['an empty name', { TableName: '' }, 'an empty string'],
    ['a number', { TableName: 1 }, 'a number'],
  ])('refuses %s as its table when it is made', (_, table, received) => {
    expect(() => Reflect.apply(db[name], db, [table])).toThrow(
      expect.objectContaining({
        name: 'InvalidValueError',
        path: 'TableName',
        message: `TableName: expected the name or the ARN of a table, received ${received}`,
      }),
    );
  });
});
