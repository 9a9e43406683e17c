/**
 * Sets fields of an error that are not enumerable, so that `console.log`, `util.inspect` and JSON do not print them.
 *
 * They hold items of the caller: a log must not show the data of customers.
 */
export function setHidden<E extends object>(target: E, fields: Readonly<Record<string, unknown>>): E {
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) Object.defineProperty(target, name, { value, configurable: true });
  }
  return target;
}
