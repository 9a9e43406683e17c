import { readDecimal } from './decimal.ts';
import type { WireItem, WireValue } from './wire-value.ts';

/** What a list or a map takes by itself, and what each of its elements takes on top, in bytes. */
const container = 3;
const element = 1;

/**
 * Tells how many bytes an item is by DynamoDB's rules, which allow 400 KB.
 *
 * Names and strings count in UTF-8, binaries in raw bytes, two digits of a number as one byte. AWS calls its rule for
 * numbers approximate: where it leaves a choice this takes the smaller size, so that nothing is called too large that
 * the service would have stored.
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
  if ('L' in value) return container + sum(value.L, (each) => element + valueSize(each));
  if ('M' in value) return container + element * Object.keys(value.M).length + itemSize(value.M);
  if ('SS' in value) return sum(value.SS, (text) => Buffer.byteLength(text));
  if ('NS' in value) return sum(value.NS, numberSize);
  if ('BS' in value) return sum(value.BS, binarySize);
  return 1;
}

function numberSize(text: string): number {
  return Math.ceil(readDecimal(text).digits.length / 2) + 1;
}

function binarySize(base64: string): number {
  return Buffer.byteLength(base64, 'base64');
}

function sum<T>(values: readonly T[], size: (value: T) => number): number {
  return values.reduce((total, value) => total + size(value), 0);
}
