/**
 * Schema of a request or a response: which of its members are AttributeValues and timestamps. The others are plain JSON.
 *
 * - `'attribute'`: an AttributeValue on the wire, a native JavaScript value in the program.
 * - `'attributeValue'`: an AttributeValue on the wire and in the program, its binaries being `Uint8Array` in the program.
 * - `'itemBytes'`: in a response, an item on the wire, an `ItemBytes` in the program.
 * - `'timestamp'`: seconds since the epoch on the wire, a `Date` in the program.
 * - `'encoded'`: in a request, an `EncodedJson`, which is copied unchanged.
 * - `{ list }`, `{ map }`: a list or a map whose elements all have that shape; numbers in a `lossless` map are read without
 *   loss, whatever the rule, because the caller sends it back.
 * - `{ members }`: an object; members without a shape are plain JSON.
 */
export type Shape =
  | 'attribute'
  | 'attributeValue'
  | 'itemBytes'
  | 'timestamp'
  | 'encoded'
  | { readonly list: Shape }
  | { readonly map: Shape; readonly lossless?: true }
  | { readonly members: { readonly [name: string]: Shape } };
