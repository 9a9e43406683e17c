import { types } from 'node:util';

/** Writes a binary value as base64, or returns `undefined` for what is none; a view of a buffer is only its part of it. */
export function base64Of(value: object): string | undefined {
  if (types.isUint8Array(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  }
  if (types.isAnyArrayBuffer(value)) return Buffer.from(value).toString('base64');
  return undefined;
}
