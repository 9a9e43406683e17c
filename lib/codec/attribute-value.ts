/** An AttributeValue as the service's API and the low-level clients of the AWS SDKs have it, its binaries as `Uint8Array`. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: Uint8Array }
  | { readonly BOOL: boolean }
  | { readonly NULL: boolean }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly Uint8Array[] }
  | { readonly L: readonly AttributeValue[] }
  | { readonly M: AttributeMap };

/** An item or a key whose attributes are AttributeValues. */
export interface AttributeMap {
  readonly [name: string]: AttributeValue;
}
