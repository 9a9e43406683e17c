/** A plain object as JSON defines it. */
export type Members = Record<string, unknown>;

/** Sets a member; defines `__proto__` as a property, where an assignment would set the prototype. */
export function setMember(object: Members, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[name] = value;
  }
}
