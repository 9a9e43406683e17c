import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { DynamoDBError, withContext } from '../../lib/errors/dynamodb-error.ts';

describe('an error', () => {
  it('carries the facts that are known, the falsy ones too', () => {
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

  it('is an Error with a stack, and not worth a retry unless something says so', () => {
    const error = new DynamoDBError('no');
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe('DynamoDBError: no');
    expect(error.stack).toContain('dynamodb-error.spec.ts');
    expect(error.retryable).toBe(false);
  });

  it.each([new Error('reset'), 'a text', 0, null])(
    'keeps its cause %s, which is no enumerable fact',
    (cause) => {
      const error = new DynamoDBError('no', { cause });
      expect(error.cause).toBe(cause);
      expect(Object.keys(error)).not.toContain('cause');
    },
  );

  it('has no cause where none is known', () => {
    expect('cause' in new DynamoDBError('no', { cause: undefined })).toBe(false);
  });

  it('shows its facts when it is printed or written as JSON', () => {
    const error = new DynamoDBError('no', { operation: 'GetItem', statusCode: 400 });
    expect(inspect(error)).toContain("operation: 'GetItem'");
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ operation: 'GetItem', statusCode: 400 });
  });

  it('gets more facts on its way out, and forgets none that are not said again', () => {
    const error = new DynamoDBError('no', { operation: 'Scan', attempts: 1 });
    expect(withContext(error, { attempts: 4, segment: 2, operation: undefined })).toBe(error);
    expect(error).toMatchObject({ operation: 'Scan', attempts: 4, segment: 2 });
  });
});
