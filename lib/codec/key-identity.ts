import { formatDecimal, readDecimal } from './decimal.ts';
import type { WireItem, WireValue } from './wire-value.ts';

/**
 * Writes the key of an item as a text that is the same for the same key, and for no other.
 *
 * Types are kept apart, numbers count by their value (`1` is `1.00`), binaries by their content.
 *
 * @param names the key attributes, which the item must have; its other attributes do not matter
 */
export function keyIdentity(item: WireItem, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => canonicalValue(item[name])));
}

/** Makes values of one number the same, and leaves others as they are. */
export function canonicalValue(value: WireValue | undefined): WireValue | undefined {
  return value !== undefined && 'N' in value ? { N: formatDecimal(readDecimal(value.N)) } : value;
}
