/** The own keys of the built-in prototypes, which prototype pollution would change. */
export function prototypes(): readonly (readonly PropertyKey[])[] {
  return [Object, Array, Function, String, Number, Error, Map, Set, Uint8Array].map(({ prototype }) =>
    Reflect.ownKeys(prototype),
  );
}
