import { parseDecimal } from './decimal.ts';
import type { WireItem, WireValue } from './wire-value.ts';

/** The overhead of a list or a map, and of each of its elements, in bytes. */
const containerOverhead = 3;
const elementOverhead = 1;

/**
 * Returns the size of an item in bytes by DynamoDB's rules, which allow 400 KB.
 *
 * Names and strings count in UTF-8, binaries in raw bytes, two digits of a number as one byte. AWS calls its rule for
 * numbers approximate: where it is ambiguous this takes the smaller size, so that no item is refused that the service would
 * store.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: WireItem): number {
  return sum(Object.entries(item), ([name, value]) => Buffer.byteLength(name) + valueSize(value));
}

function valueSize(value: WireValue): number {
  if ('S' in value) return Buffer.byteLength(value.S);
  if ('N' in value) return numberSize(value.N);
  if ('B' in value) return binarySize(value.B);
  if ('L' in value)
    return containerOverhead + sum(value.L, (element) => elementOverhead + valueSize(element));
  if ('M' in value)
    return containerOverhead + elementOverhead * Object.keys(value.M).length + itemSize(value.M);
  if ('SS' in value) return sum(value.SS, (text) => Buffer.byteLength(text));
  if ('NS' in value) return sum(value.NS, numberSize);
  if ('BS' in value) return sum(value.BS, binarySize);
  return 1;
}

function numberSize(text: string): number {
  return Math.ceil(digitCount(text) / 2) + 1;
}

/** Returns 0 for text that is no decimal, which an AttributeValue may have: the service says what is wrong with it. */
function digitCount(text: string): number {
  try {
    return parseDecimal(text).digits.length;
  } catch {
    return 0;
  }
}

function binarySize(base64: string): number {
  return Buffer.byteLength(base64, 'base64');
}

function sum<T>(values: readonly T[], size: (value: T) => number): number {
  return values.reduce((total, value) => total + size(value), 0);
}
