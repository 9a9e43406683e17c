/** The property of the prototype of each public class that holds the name of the class, the same in all copies. */
export const className: unique symbol = Symbol.for('rxdynamo.class');

/** A class; its constructor may be private. */
interface Class {
  readonly prototype: object;
}

const ordinaryHasInstance = Function.prototype[Symbol.hasInstance];

/**
 * Makes `instanceof` recognise the instances of the same classes of other copies of the package in the process.
 *
 * A process has several copies if it loads two versions, or the ES module and the CommonJS one, as Jest does. Classes that users
 * derive from these recognise only their own instances. `instanceof` never throws, also not for a revoked proxy.
 *
 * @param classes the classes by their names; `Class.name` is not used, because minifiers change it
 */
export function brandClasses(classes: Readonly<Record<string, Class>>): void {
  for (const [name, brandedClass] of Object.entries(classes)) {
    Object.defineProperty(brandedClass.prototype, className, { value: name });
    Object.defineProperty(brandedClass, Symbol.hasInstance, {
      value(this: unknown, value: unknown): boolean {
        try {
          return this === brandedClass ? isBranded(value, name) : ordinaryHasInstance.call(this, value);
        } catch {
          return false;
        }
      },
    });
  }
}

/** More prototypes than any instance has; a proxy may return itself as its prototype for ever. */
const maxDepth = 64;

/** Reads the nearest brand first, because a search through all prototypes takes ten times as long. */
function isBranded(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { [className]: nearest }: { readonly [className]?: unknown } = value;
  if (nearest === undefined || nearest === name) return nearest === name;
  let prototype: object | null = Object.getPrototypeOf(value);
  for (let depth = 0; depth < maxDepth && prototype !== null; depth++) {
    if (Object.getOwnPropertyDescriptor(prototype, className)?.value === name) return true;
    prototype = Object.getPrototypeOf(prototype);
  }
  return false;
}
