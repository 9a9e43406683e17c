import { ExactNumber } from '../../../lib/codec/exact-number.ts';

/** Reference implementation of the encoder: converts the attributes to objects for `JSON.stringify`. */
export function wireJson(item: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(mapped(item));
}

function mapped(item: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeOf(value)]));
}

function attributeOf(value: unknown): object {
  if (typeof value === 'string') return { S: value };
  if (isNumber(value)) return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (value instanceof Uint8Array) return { B: base64(value) };
  if (Array.isArray(value)) return { L: value.map(attributeOf) };
  if (value instanceof Set) return setOf([...value]);
  return { M: mapped(value as Record<string, unknown>) };
}

function setOf(elements: readonly unknown[]): object {
  if (elements.every((element) => typeof element === 'string')) return { SS: elements };
  if (elements.every(isNumber)) return { NS: elements.map(String) };
  return { BS: (elements as readonly Uint8Array[]).map(base64) };
}

function isNumber(value: unknown): value is number | bigint | ExactNumber {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof ExactNumber;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
