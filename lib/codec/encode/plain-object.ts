/** An object literal, or an object without a prototype. */
export type PlainObject = Readonly<Record<string, unknown>>;

/**
 * Whether an object is an object literal or has no prototype.
 *
 * `Object.prototype` of another realm is recognised by having no prototype itself.
 */
export function isPlainObject(value: object): value is PlainObject {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}
