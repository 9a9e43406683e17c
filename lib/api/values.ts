import type { ExactNumber } from '../codec/exact-number.ts';

/**
 * A value to be stored: string, number, bigint, boolean, null, or an object that DynamoDB has a type for.
 *
 * Such objects are arrays, plain objects, `Map`, `Set` (of strings, of numbers or of binaries), `Uint8Array`,
 * `ArrayBuffer`, `ExactNumber` and whatever else has a `toJSON()`. The type says `object` because an index signature
 * would refuse the values of an `interface`; other objects are refused before anything is sent.
 */
export type AttributeInput = string | number | bigint | boolean | null | object;

/** An item or a key to be sent: a plain object, of a type of one's own or a literal, or a `Map`. */
export type ItemInput = object;

/** A value as it is read: numbers are `number` only where no digit is lost. */
export type AttributeOutput =
  | string
  | number
  | bigint
  | ExactNumber
  | boolean
  | null
  | Uint8Array
  | Set<string>
  | Set<number | bigint | ExactNumber>
  | Set<Uint8Array>
  | AttributeOutput[]
  | Item;

/** An item as it is read. */
export interface Item {
  [name: string]: AttributeOutput;
}

/** The input or the output of an operation that has no members there. */
export type Empty = Readonly<Record<string, never>>;
