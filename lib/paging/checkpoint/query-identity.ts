import type { QueryInput } from '../../api/inputs.ts';
import { Query } from '../../api/operations.ts';
import { encodeText } from '../../codec/encode.ts';
import { type ItemFormat, withAttributeValues } from '../../codec/item-format.ts';
import { unmarshallValue } from '../../codec/marshall.ts';
import { parseJson } from '../../codec/parse-json.ts';
import type { WireValue } from '../../codec/wire-value.ts';
import type { ScanIdentity } from './progress.ts';

/** Identifies a query in its checkpoint: the same one, whether its values are native values or AttributeValues. */
export function queryIdentity(input: QueryInput, items: ItemFormat = 'native'): ScanIdentity {
  const { TableName, IndexName, ScanIndexForward } = input;
  return {
    operation: 'Query',
    TableName,
    IndexName,
    KeyCondition: keyCondition(input, items),
    ScanIndexForward: ScanIndexForward === false ? false : undefined,
  };
}

/**
 * Fills the names and values into the key condition, so that the names of the placeholders make no difference.
 *
 * Values are written in DynamoDB's JSON, in which no digit is lost. Names and values that only filters use are left out.
 */
function keyCondition(input: QueryInput, items: ItemFormat): string | undefined {
  const { KeyConditionExpression, ExpressionAttributeNames: names = {}, KeyConditions } = input;
  const { ExpressionAttributeValues } = input;
  if (KeyConditionExpression === undefined) {
    return KeyConditions && JSON.stringify(encoded({ KeyConditions }, items).KeyConditions, asNative);
  }
  const { ExpressionAttributeValues: values = {} } = encoded({ ExpressionAttributeValues }, items);
  return KeyConditionExpression.replace(/[#:]\w+/g, (placeholder) => {
    if (Object.hasOwn(names, placeholder)) return names[placeholder] ?? placeholder;
    return Object.hasOwn(values, placeholder) ? JSON.stringify(values[placeholder], asNative) : placeholder;
  });
}

interface EncodedConditions {
  readonly KeyConditions?: object;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
}

function encoded(input: Partial<QueryInput>, items: ItemFormat): EncodedConditions {
  const shape = items === 'attributeValues' && Query.input ? withAttributeValues(Query.input) : Query.input;
  return parseJson(encodeText(input, shape)) as EncodedConditions;
}

/** Writes the number of an AttributeValue as the native number is written: `1.50` as `1.5`. Key conditions have no maps. */
function asNative(_name: string, value: unknown): unknown {
  if (!isNumber(value)) return value;
  try {
    return JSON.parse(encodeText(unmarshallValue(value), 'attribute'));
  } catch {
    // Not a number: the service refuses the query.
    return value;
  }
}

function isNumber(value: unknown): value is Extract<WireValue, { readonly N: string }> {
  return typeof value === 'object' && value !== null && 'N' in value && typeof value.N === 'string';
}
