import { InvalidValueError } from '../errors/invalid.ts';
import { formatDecimal, parseDecimal } from './decimal.ts';
import type { WireItem, WireValue } from './wire-value.ts';

/**
 * Returns a string that identifies the key of an item: two keys have the same string if and only if they are equal.
 *
 * Values of different types are different; numbers are compared by value (`1` equals `1.00`), binaries by content.
 *
 * @param names the key attributes, which the item must have; other attributes are ignored
 * @throws InvalidValueError if a number, which an AttributeValue has as text, is none
 */
export function keyIdentity(item: WireItem, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => canonicalKeyValue(item, name)));
}

function canonicalKeyValue(item: WireItem, name: string): WireValue | undefined {
  try {
    return canonicalValue(item[name]);
  } catch (error) {
    throw new InvalidValueError((error as Error).message, ['Key', name]);
  }
}

/** Returns a number in canonical form, and any other value unchanged. */
export function canonicalValue(value: WireValue | undefined): WireValue | undefined {
  return value !== undefined && 'N' in value ? { N: formatDecimal(parseDecimal(value.N)) } : value;
}
