import type { WireValue } from '../codec/wire-value.ts';
import { beginsWith, compareValues, typeOf } from './compare-values.ts';
import { type Comparison, type Operator, parseKeyCondition } from './key-condition-parser.ts';
import { rejectAsInvalid } from './service-failure.ts';
import type { TableInput } from './table-input.ts';

/** A `KeyConditionExpression`: the partition, and the condition on the sort key if there is one. */
export interface KeyCondition {
  readonly partition: WireValue;
  /** Whether a sort key fulfils the condition. */
  readonly accepts: (sortKey: WireValue | undefined) => boolean;
  /** Two conditions with the same name accept the same items. */
  readonly name: string;
}

type Test = (value: WireValue | undefined, first: WireValue, second: WireValue) => boolean;

const tests: Readonly<Record<Operator, Test>> = {
  '=': (value, first) => isSameType(value, first) && compareValues(value, first) === 0,
  '<': (value, first) => isSameType(value, first) && compareValues(value, first) < 0,
  '<=': (value, first) => isSameType(value, first) && compareValues(value, first) <= 0,
  '>': (value, first) => isSameType(value, first) && compareValues(value, first) > 0,
  '>=': (value, first) => isSameType(value, first) && compareValues(value, first) >= 0,
  BETWEEN: (value, first, second) =>
    isSameType(value, first) && compareValues(value, first) >= 0 && compareValues(value, second) <= 0,
  begins_with: beginsWith,
};

function isSameType(value: WireValue | undefined, other: WireValue): boolean {
  return typeOf(value) === typeOf(other);
}

/**
 * Reads the key condition of a query: `=` for the partition key, and with AND at most one comparison of the sort key.
 *
 * @throws ServiceFailure as the service does, for any other condition, and for names and values that are missing or unused
 */
export function keyCondition(
  input: TableInput,
  [partitionKey = '', sortKey]: readonly string[],
): KeyCondition {
  const { KeyConditionExpression: text } = input;
  if (typeof text !== 'string' || text.trim() === '')
    return rejectAsInvalid('Either the KeyConditions or KeyConditionExpression parameter must be specified');
  const comparisons = parseKeyCondition(text, input);
  const ofPartition = comparisons.find(({ attribute }) => attribute === partitionKey);
  const others = comparisons.filter((each) => each !== ofPartition);
  if (ofPartition === undefined)
    return rejectAsInvalid(`Query condition missed key schema element: ${partitionKey}`);
  const [partition] = ofPartition.values;
  if (ofPartition.operator !== '=' || partition === undefined)
    return rejectAsInvalid('Query key condition not supported: the partition key must be compared with =');
  const [ofSortKey] = others;
  if (others.length > 1 || (ofSortKey !== undefined && ofSortKey.attribute !== sortKey))
    return rejectAsInvalid(`Query key condition not supported: ${text}`);
  return {
    partition,
    accepts: (value) => ofSortKey === undefined || fulfils(value, ofSortKey),
    name: JSON.stringify([partition, ofSortKey?.operator, ofSortKey?.values]),
  };
}

function fulfils(value: WireValue | undefined, { operator, values: [first, second] }: Comparison): boolean {
  return first !== undefined && tests[operator](value, first, second ?? first);
}
