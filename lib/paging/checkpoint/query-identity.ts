import type { QueryInput } from '../../api/inputs.ts';
import { Query } from '../../api/operations.ts';
import { encodeText } from '../../codec/encode.ts';
import type { ScanIdentity } from './progress.ts';

/** What a checkpoint is of that is given to a query. */
export function queryIdentity(input: QueryInput): ScanIdentity {
  const { TableName, IndexName, ScanIndexForward } = input;
  return {
    operation: 'Query',
    TableName,
    IndexName,
    KeyCondition: keyCondition(input),
    ScanIndexForward: ScanIndexForward === false ? false : undefined,
  };
}

/**
 * The key condition with its names and values filled in, so that it is the same text whatever the placeholders are called.
 *
 * Values are written as on the wire, where no digit is lost. Names and values that only filters use make no difference.
 */
function keyCondition(input: QueryInput): string | undefined {
  const { KeyConditionExpression, ExpressionAttributeNames: names = {}, KeyConditions } = input;
  const { ExpressionAttributeValues } = input;
  if (KeyConditionExpression === undefined) {
    return KeyConditions && JSON.stringify(wired({ KeyConditions }).KeyConditions);
  }
  const { ExpressionAttributeValues: values = {} } = wired({ ExpressionAttributeValues });
  return KeyConditionExpression.replace(/[#:]\w+/g, (placeholder) => {
    if (Object.hasOwn(names, placeholder)) return names[placeholder] ?? placeholder;
    return Object.hasOwn(values, placeholder) ? JSON.stringify(values[placeholder]) : placeholder;
  });
}

interface Wired {
  readonly KeyConditions?: object;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
}

function wired(input: Partial<QueryInput>): Wired {
  return JSON.parse(encodeText(input, Query.input));
}
