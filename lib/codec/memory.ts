/**
 * Methods of Node's Buffer that its type declarations leave out: `toString` and `write` for one encoding, without checks of
 * arguments.
 *
 * `write`, which selects one of them by the encoding, takes a third longer.
 */
interface UncheckedMethods {
  base64Write(text: string, start: number, size: number): number;
  latin1Slice(start: number, end: number): string;
  latin1Write(text: string, start: number): number;
  ucs2Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
  utf8Write(text: string, start: number): number;
}

/** A Buffer that owns all of its ArrayBuffer. */
export type Memory = Buffer & { readonly buffer: ArrayBuffer } & UncheckedMethods;

/** Allocates uninitialised memory outside Node's shared Buffer pool. */
export function allocate(size: number): Memory {
  return Buffer.allocUnsafeSlow(size) as Memory;
}
