/** The contents of an AttributeValue, by its type. */
interface Contents {
  readonly S: string;
  readonly N: string;
  readonly B: Uint8Array;
  readonly BOOL: boolean;
  readonly NULL: boolean;
  readonly SS: readonly string[];
  readonly NS: readonly string[];
  readonly BS: readonly Uint8Array[];
  readonly L: readonly AttributeValue[];
  readonly M: AttributeMap;
}

/** An AttributeValue of one type; it has none of the other members, so that each can be read without a check of the type. */
type Typed<Type extends keyof Contents> = Pick<Contents, Type> & {
  readonly [Other in Exclude<keyof Contents, Type>]?: undefined;
};

/**
 * An AttributeValue as the service's API and the low-level clients of the AWS SDKs have it, its binaries as `Uint8Array`:
 * `{ S: string }`, `{ N: string }` and so on, with exactly one of these members.
 */
export type AttributeValue = { readonly [Type in keyof Contents]: Typed<Type> }[keyof Contents];

/** An item or a key whose attributes are AttributeValues. */
export interface AttributeMap {
  readonly [name: string]: AttributeValue;
}
