import { describe } from './json-value.ts';
import { quote } from './text.ts';
import { refuse, type Trail } from './trail.ts';

/** Writes a value that is neither a list nor an object as plain JSON; what JSON would drop or alter is refused. */
export function encodePlain(value: unknown, trail: Trail, depth: number): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return quote(value, trail, depth);
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return String(value);
  return refuse(trail, depth, `${describe(value)} cannot be written as JSON`);
}
