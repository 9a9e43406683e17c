import { describeValue } from '../codec/encode/describe-value.ts';
import { InvalidValueError } from '../errors/invalid.ts';

/**
 * Refuses a batch operator without the name of a table, when it is made: `db.batchWrite('Music')` would write to `undefined`.
 *
 * @throws InvalidValueError
 */
export function checkTable(table: { readonly TableName?: unknown } | undefined, operation: string): void {
  const name: unknown = table?.TableName;
  if (typeof name === 'string' && name !== '') return;
  const received = name === '' ? 'an empty string' : describeValue(name);
  throw new InvalidValueError(
    `expected the name or the ARN of a table, received ${received}`,
    ['TableName'],
    {
      operation,
    },
  );
}
