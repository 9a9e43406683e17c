import { types } from 'node:util';
import { isExactNumber } from '../exact-number.ts';
import { isItemBytes } from '../is-item-bytes.ts';
import { describeValue } from './describe-value.ts';
import { isPlainObject } from './plain-object.ts';
import { refuse, type ValuePath } from './value-path.ts';

/**
 * Returns the result of a value's `toJSON` method, or the value itself if it has none.
 *
 * The method is ignored on an `ItemBytes`, and on values that have a DynamoDB type of their own: a Buffer and an `ExactNumber` have it for other
 * serializers, and polyfills and old libraries have added it to sets, maps, arrays or all objects.
 *
 * @throws InvalidValueError for an invalid date, whose `toJSON` returns null
 */
export function applyToJson(value: unknown, path: ValuePath, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // Reading the member costs a fraction of the `in` operator, which V8 does not cache across many kinds of objects.
  const { toJSON }: { readonly toJSON?: unknown } = value;
  if (typeof toJSON !== 'function') return value;
  if (isItemBytes(value)) return value;
  if (types.isDate(value)) checkDate(value, path, depth);
  else if (isNative(value)) return value;
  const json: unknown = toJSON.call(value, String(path.steps[depth - 1] ?? ''));
  if (json === null && Number.isNaN(value.valueOf()))
    refuse(path, depth, `an invalid date, ${describeValue(value)}`);
  return json;
}

function checkDate(date: Date, path: ValuePath, depth: number): void {
  if (Number.isNaN(date.getTime())) refuse(path, depth, 'an invalid Date');
}

/** Whether a value has a DynamoDB type of its own. */
function isNative(value: object): boolean {
  return (
    (isPlainObject(value) && !Object.prototype.propertyIsEnumerable.call(value, 'toJSON')) ||
    Array.isArray(value) ||
    types.isSet(value) ||
    types.isMap(value) ||
    types.isUint8Array(value) ||
    types.isAnyArrayBuffer(value) ||
    isExactNumber(value)
  );
}
