import type { ExactNumber } from '../codec/exact-number.ts';

/**
 * A value to be stored: string, number, bigint, boolean, null, or an object that DynamoDB has a type for.
 *
 * Such objects are arrays, plain objects, `Map`, `Set` (of strings, of numbers or of binaries), `Uint8Array`,
 * `ArrayBuffer`, `ExactNumber` and whatever else has a `toJSON()`. The type says `object` because an index signature
 * would refuse the values of an `interface`; other objects are refused before anything is sent.
 */
export type AttributeInput = string | number | bigint | boolean | null | object;

/**
 * An item or a key to be sent: a plain object, of a type of one's own or a literal, or a `Map`.
 *
 * Arrays, functions, sets, dates, promises and binaries do not compile. An instance of a class compiles, because TypeScript
 * cannot tell it from an object of an interface, but is refused with an `InvalidValueError` before anything is sent.
 */
export type ItemInput =
  | (object & NotBuiltIn)
  | Readonly<Record<string, unknown>>
  | ReadonlyMap<string, unknown>;

/** Excludes objects of the language by symbols that objects of one's own do not have. */
interface NotBuiltIn {
  /** Arrays, sets and typed arrays. */
  readonly [Symbol.iterator]?: never;
  /** Functions and classes. */
  readonly [Symbol.hasInstance]?: never;
  /** Dates. */
  readonly [Symbol.toPrimitive]?: never;
  /** Regular expressions. */
  readonly [Symbol.match]?: never;
  /** Promises, buffers and weak collections. */
  readonly [Symbol.toStringTag]?: never;
}

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

/** A value of an enum as it is read: one of the known values `E`, or one that the service has added since. */
export type EnumOutput<E extends string> = E | (string & {});

/** The input or the output of an operation that has no members there. */
export type Empty = Readonly<Record<string, never>>;
