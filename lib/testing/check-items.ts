import { itemSize } from '../codec/item-size.ts';
import type { WireItem, WireValue } from '../codec/wire-value.ts';
import { typeOf } from './compare-values.ts';
import type { MemoryTable } from './memory-table.ts';
import { rejectAsInvalid } from './service-failure.ts';

/** The maximum size of an item in bytes. */
const maxItemSize = 400 * 1024;

const invalidParameter = 'One or more parameter values were invalid:';

/** Checks that a key has exactly the key attributes of a table, and returns it. */
export function checkedKey(table: MemoryTable, key: WireItem = {}): WireItem {
  const isOfTable = table.key.every((name) => Object.hasOwn(key, name));
  if (!isOfTable || Object.keys(key).length !== table.key.length)
    return rejectAsInvalid('The provided key element does not match the schema');
  checkKeyValues(table, key);
  return key;
}

/** Checks that an item has the key attributes of a table and is not too large, and returns it. */
export function checkedItem(table: MemoryTable, item: WireItem = {}): WireItem {
  const missing = table.key.find((name) => !Object.hasOwn(item, name));
  if (missing !== undefined)
    return rejectAsInvalid(`${invalidParameter} Missing the key ${missing} in the item`);
  checkKeyValues(table, item);
  if (itemSize(item) > maxItemSize) return rejectAsInvalid('Item size has exceeded the maximum allowed size');
  return item;
}

function checkKeyValues(table: MemoryTable, item: WireItem): void {
  for (const name of table.key) {
    const problem = keyValueProblem(item[name]);
    if (problem !== undefined) rejectAsInvalid(`${invalidParameter} The key attribute ${name} ${problem}`);
  }
}

/** Returns why a value cannot be a key attribute, as the predicate of a sentence, or `undefined` if it can. */
export function keyValueProblem(value: WireValue | undefined): string | undefined {
  if (value === undefined) return 'is missing';
  const type = typeOf(value);
  if (type !== 'S' && type !== 'N' && type !== 'B')
    return `is of type ${type}, and must be of type S, N or B`;
  const isEmpty = ('S' in value && value.S === '') || ('B' in value && value.B === '');
  return isEmpty ? 'is empty' : undefined;
}
