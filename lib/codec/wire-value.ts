/** An AttributeValue in DynamoDB's own JSON format, not converted to a native value. */
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

/** An item or a key in DynamoDB's own JSON format. */
export interface WireItem {
  readonly [name: string]: WireValue;
}
