import type { inspect } from 'node:util';

const customInspect = Symbol.for('nodejs.util.inspect.custom');

/**
 * Makes `console.log` and the REPL print an object as a name and a few properties, instead of all its methods.
 *
 * It adds a property that is not enumerable.
 *
 * @param properties returns the printed properties; it is called for each print
 */
export function inspectAs(target: object, name: string, properties: () => object): void {
  const value = (_depth: number, options: object, format: typeof inspect) =>
    `${name} ${format(properties(), options)}`;
  Object.defineProperty(target, customInspect, { value });
}
