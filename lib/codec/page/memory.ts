/** What Node's buffers can and its type declarations leave out: `toString` and `write` without checks of arguments. */
interface Slicers {
  base64Write(text: string, start: number, size: number): number;
  latin1Slice(start: number, end: number): string;
  ucs2Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
}

export type Memory = Buffer & Slicers;

/** Allocates memory that nothing else shares, unlike a Buffer of Node's pool. */
export function allocate(size: number): Memory {
  return Buffer.allocUnsafeSlow(size) as Memory;
}
