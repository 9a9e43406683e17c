/** Describes a value in an error message: `a function`, `a value of class Promise`. */
export function describeValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value == null ? String(value) : `a ${typeof value}`;
  if (Array.isArray(value)) return 'an array';
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && name !== ''
    ? `a value of class ${name}`
    : 'an object of an unnamed class';
}
