/** An AttributeValue as it stands in a request or a response, parsed from JSON and not translated. */
export type WireValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }
  | { readonly L: readonly WireValue[] }
  | { readonly M: WireItem };

/** An item or a key on the wire. */
export interface WireItem {
  readonly [name: string]: WireValue;
}
