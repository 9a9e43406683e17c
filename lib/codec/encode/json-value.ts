import { types } from 'node:util';
import { ExactNumber } from '../exact-number.ts';
import type { Trail } from './trail.ts';

/**
 * Returns what a value says it is as JSON, or the value itself if it has no `toJSON` method.
 *
 * A Buffer and an `ExactNumber` have one for the sake of other readers; DynamoDB has types of its own for them.
 */
export function jsonValue(value: unknown, trail: Trail, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // Reading the member costs a fraction of asking with `in`, for which V8 keeps no cache over many kinds of objects.
  const { toJSON }: { readonly toJSON?: unknown } = value;
  if (typeof toJSON !== 'function' || types.isUint8Array(value) || value instanceof ExactNumber) return value;
  return toJSON.call(value, String(trail.steps[depth - 1] ?? ''));
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
