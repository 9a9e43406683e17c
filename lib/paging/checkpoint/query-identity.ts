import type { QueryInput } from '../../api/inputs.ts';
import { Query } from '../../api/operations.ts';
import { encodeText } from '../../codec/encode.ts';
import type { ScanIdentity } from './progress.ts';

/** Identifies a query in its checkpoint. */
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
 * Fills the names and values into the key condition, so that the names of the placeholders make no difference.
 *
 * Values are written in DynamoDB's JSON, in which no digit is lost. Names and values that only filters use are left out.
 */
function keyCondition(input: QueryInput): string | undefined {
  const { KeyConditionExpression, ExpressionAttributeNames: names = {}, KeyConditions } = input;
  const { ExpressionAttributeValues } = input;
  if (KeyConditionExpression === undefined) {
    return KeyConditions && JSON.stringify(encoded({ KeyConditions }).KeyConditions);
  }
  const { ExpressionAttributeValues: values = {} } = encoded({ ExpressionAttributeValues });
  return KeyConditionExpression.replace(/[#:]\w+/g, (placeholder) => {
    if (Object.hasOwn(names, placeholder)) return names[placeholder] ?? placeholder;
    return Object.hasOwn(values, placeholder) ? JSON.stringify(values[placeholder]) : placeholder;
  });
}

interface EncodedConditions {
  readonly KeyConditions?: object;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
}

function encoded(input: Partial<QueryInput>): EncodedConditions {
  return JSON.parse(encodeText(input, Query.input));
}
