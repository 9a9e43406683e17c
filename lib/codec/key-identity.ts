import { InvalidValueError, type PathStep } from '../errors/invalid.ts';
import { formatDecimal, parseDecimal } from './decimal.ts';
import type { WireItem, WireValue } from './wire-value.ts';

/**
 * Returns a string that identifies the key of an item: two keys have the same string if and only if they are equal.
 *
 * Values of different types are different; numbers are compared by value (`1` equals `1.00`), binaries by content.
 *
 * @param names the key attributes, which the item must have; other attributes are ignored
 * @param root the path of the item in an error message
 * @throws InvalidValueError if a number, which an AttributeValue has as text, is none
 */
export function keyIdentity(
  item: WireItem,
  names: readonly string[],
  root: readonly PathStep[] = ['Key'],
): string {
  return JSON.stringify(names.map((name) => canonicalKeyValue(item, name, root)));
}

function canonicalKeyValue(item: WireItem, name: string, root: readonly PathStep[]): WireValue | undefined {
  try {
    return canonicalValue(item[name]);
  } catch (error) {
    throw new InvalidValueError((error as Error).message, [...root, name]);
  }
}

/** Returns a number in canonical form, and any other value unchanged. */
export function canonicalValue(value: WireValue | undefined): WireValue | undefined {
  return value !== undefined && 'N' in value ? { N: formatDecimal(parseDecimal(value.N)) } : value;
}
