/** An object that is nothing but its members. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** Whether an object has no class; its prototype may come from another realm, so it is known by having none itself. */
export function isPlainObject(value: object): value is PlainObject {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}
