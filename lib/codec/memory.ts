/**
 * What Node's buffers can and its type declarations leave out: `toString` and `write` without checks of arguments.
 *
 * `write`, which chooses between the writers, takes a third longer than they.
 */
interface Coders {
  base64Write(text: string, start: number, size: number): number;
  latin1Slice(start: number, end: number): string;
  latin1Write(text: string, start: number): number;
  ucs2Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
  utf8Write(text: string, start: number): number;
}

export type Memory = Buffer<ArrayBuffer> & Coders;

/** Allocates memory that nothing else shares, unlike a Buffer of Node's pool. */
export function allocate(size: number): Memory {
  return Buffer.allocUnsafeSlow(size) as Memory;
}
