import type { AttributeMap, AttributeValue } from './attribute-value.ts';
import type { WireItem, WireValue } from './wire-value.ts';

/**
 * Decodes the binaries of an item in DynamoDB's JSON.
 *
 * It does not use the decoder of responses, so that a bundle with `marshall` alone leaves the decoder out.
 */
export function toAttributeMap(item: WireItem): AttributeMap {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toAttributeValue(value)]));
}

/** Decodes the binaries of one value in DynamoDB's JSON. */
export function toAttributeValue(value: WireValue): AttributeValue {
  if ('B' in value) return { B: toBinary(value.B) };
  if ('BS' in value) return { BS: value.BS.map(toBinary) };
  if ('L' in value) return { L: value.L.map(toAttributeValue) };
  if ('M' in value) return { M: toAttributeMap(value.M) };
  return value;
}

/** Decodes a binary, of which `JSON.stringify` writes the base64 text again. The method cannot be enumerated. */
function toBinary(base64: string): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  return Object.defineProperty(bytes, 'toJSON', {
    value: () => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
    configurable: true,
    writable: true,
  });
}
