/** An object as JSON means it: members and nothing else. */
export type Members = Record<string, unknown>;

/** Sets a member, also one whose name would set the prototype. */
export function setMember(object: Members, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[name] = value;
  }
}
