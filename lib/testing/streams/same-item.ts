import { canonicalValue } from '../../codec/key-identity.ts';
import type { WireItem, WireValue } from '../../codec/wire-value.ts';

/** Whether two items are equal: numbers by value, sets without order. A write between equal items gives no record. */
export function isSameItem(a: WireItem | undefined, b: WireItem | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return JSON.stringify(canonicalMap(a)) === JSON.stringify(canonicalMap(b));
}

/** Returns pairs rather than an object, whose integer names would be in another order than the others. */
function canonicalMap(map: WireItem): readonly (readonly [string, unknown])[] {
  const names = Object.keys(map).sort();
  return names.map((name) => [name, canonical(map[name])]);
}

function canonical(value: WireValue | undefined): unknown {
  if (value === undefined) return value;
  if ('M' in value) return { M: canonicalMap(value.M) };
  if ('L' in value) return { L: value.L.map(canonical) };
  if ('NS' in value) return { NS: value.NS.map((N) => JSON.stringify(canonicalValue({ N }))).sort() };
  if ('SS' in value) return { SS: [...value.SS].sort() };
  if ('BS' in value) return { BS: [...value.BS].sort() };
  return canonicalValue(value);
}
