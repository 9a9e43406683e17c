/**
 * Where AttributeValues and timestamps stand in a request or a response; all the rest is plain JSON.
 *
 * - `'attribute'`: an AttributeValue on the wire, a native JavaScript value in the program.
 * - `'attributeValue'`: an AttributeValue on the wire and in the program, its binaries being `Uint8Array` in the program.
 * - `'timestamp'`: seconds since the epoch on the wire, a `Date` in the program.
 * - `'encoded'`: in a request, an `EncodedJson`: what has been encoded before, and is copied as it is.
 * - `{ list }`, `{ map }`: a list or a map whose elements all have that shape; the numbers in a map that is `lossless` are
 *   read without loss, whatever the rule, because the caller is going to send it back.
 * - `{ members }`: an object; members that are not named are plain JSON.
 */
export type Shape =
  | 'attribute'
  | 'attributeValue'
  | 'timestamp'
  | 'encoded'
  | { readonly list: Shape }
  | { readonly map: Shape; readonly lossless?: true }
  | { readonly members: { readonly [name: string]: Shape } };
