import { types } from 'node:util';
import { isExactNumber } from '../exact-number.ts';
import { isPlainObject } from './plain-object.ts';
import { refuse, type ValuePath } from './value-path.ts';

/**
 * Returns what a value says it is as JSON, or the value itself if it has no `toJSON` method.
 *
 * What DynamoDB has a type of its own for is never asked: a Buffer and an `ExactNumber` have the method for the sake of
 * other readers, and polyfills and old libraries have given one to sets, maps, arrays or all objects.
 *
 * @throws InvalidValueError for a date that is none, which would say that it is null
 */
export function jsonValue(value: unknown, path: ValuePath, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // Reading the member costs a fraction of asking with `in`, for which V8 keeps no cache over many kinds of objects.
  const { toJSON }: { readonly toJSON?: unknown } = value;
  if (typeof toJSON !== 'function') return value;
  if (types.isDate(value)) checkDate(value, path, depth);
  else if (isNative(value)) return value;
  const json: unknown = toJSON.call(value, String(path.steps[depth - 1] ?? ''));
  if (json === null && Number.isNaN(value.valueOf()))
    refuse(path, depth, `an invalid date, ${describe(value)}`);
  return json;
}

function checkDate(date: Date, path: ValuePath, depth: number): void {
  if (Number.isNaN(date.getTime())) refuse(path, depth, 'an invalid Date');
}

/** Whether DynamoDB has a type for a value as it is. */
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

/** Says what a value is, for a refusal: `a function`, `a value of class Promise`. */
export function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value == null ? String(value) : `a ${typeof value}`;
  if (Array.isArray(value)) return 'an array';
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && name !== ''
    ? `a value of class ${name}`
    : 'an object of an unnamed class';
}
