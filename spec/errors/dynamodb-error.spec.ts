import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { DynamoDBError, withContext } from '../../lib/errors/dynamodb-error.ts';

describe('a DynamoDBError', () => {
  it('has the fields that are defined, also those that are falsy', () => {
    const error = new DynamoDBError('no', {
      segment: 0,
      tableName: '',
      retryable: false,
      operation: undefined,
    });
    expect(Object.entries(error)).toEqual([
      ['name', 'DynamoDBError'],
      ['retryable', false],
      ['segment', 0],
      ['tableName', ''],
    ]);
  });

  it('is an Error with a stack, and not retryable by default', () => {
    const error = new DynamoDBError('no');
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe('DynamoDBError: no');
    expect(error.stack).toContain('dynamodb-error.spec.ts');
    expect(error.retryable).toBe(false);
  });

  it.each([new Error('reset'), 'a text', 0, null])('keeps its cause %s, which is not enumerable', (cause) => {
    const error = new DynamoDBError('no', { cause });
    expect(error.cause).toBe(cause);
    expect(Object.keys(error)).not.toContain('cause');
  });

  it('has no cause if it is undefined', () => {
    expect('cause' in new DynamoDBError('no', { cause: undefined })).toBe(false);
  });

  it('shows its fields when it is printed or converted to JSON', () => {
    const error = new DynamoDBError('no', { operation: 'GetItem', statusCode: 400 });
    expect(inspect(error)).toContain("operation: 'GetItem'");
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ operation: 'GetItem', statusCode: 400 });
  });

  it('gets more fields by `withContext`, and keeps those that are not given again', () => {
    const error = new DynamoDBError('no', { operation: 'Scan', attempts: 1 });
    expect(withContext(error, { attempts: 4, segment: 2, operation: undefined })).toBe(error);
    expect(error).toMatchObject({ operation: 'Scan', attempts: 4, segment: 2 });
  });
});
