/** What the prototypes have that a polluted name would be added to. */
export function prototypes(): readonly (readonly PropertyKey[])[] {
  return [Object, Array, Function, String, Number, Error, Map, Set, Uint8Array].map(({ prototype }) =>
    Reflect.ownKeys(prototype),
  );
}
