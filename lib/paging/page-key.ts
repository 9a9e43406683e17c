import { types } from 'node:util';
import type { Item, ItemInput } from '../api/values.ts';
import { createDecoder } from '../codec/decode.ts';
import { isPlainObject } from '../codec/encode/plain-object.ts';
import { encodeText } from '../codec/encode.ts';
import { isExactNumber } from '../codec/exact-number.ts';
import type { Shape } from '../codec/shape.ts';
import type { WireItem } from '../codec/wire-value.ts';
import type { ErrorFacts } from '../errors/dynamodb-error.ts';
import { InvalidValueError } from '../errors/invalid.ts';

const keyShape: Shape = { map: 'attribute' };
const decodeKey = createDecoder(keyShape, 'lossless');

/** Writes a key as the wire has it, in which no byte and no digit is lost. */
export function keyToWire(key: object): WireItem {
  return JSON.parse(encodeText(key, keyShape, { allowImpreciseNumbers: true }));
}

/** Reads a key as the wire has it; throws if it is none. */
export function keyFromWire(key: object): Item {
  return withKeyJson(decodeKey(Buffer.from(JSON.stringify(key))) as Item);
}

/**
 * Lets `JSON.stringify` write a key as the wire has it, since its own way with binaries and numbers cannot be undone.
 *
 * The method cannot be enumerated, so the key is what it was for everybody else.
 */
export function withKeyJson<K extends object>(key: K): K {
  if (Object.hasOwn(key, 'toJSON')) return key;
  const toJSON = () => keyToWire(key);
  return Object.defineProperty(key, 'toJSON', { value: toJSON, configurable: true, writable: true });
}

/**
 * Reads where a query or a scan is to start: a key of native values, or what `JSON.parse` makes of one that was written.
 *
 * The two cannot be confused, because no key attribute is a map.
 *
 * @throws InvalidValueError if an attribute is none that a key can have
 */
export function readStartKey(key: ItemInput, facts: ErrorFacts): ItemInput {
  // What is no plain object is encoded as it is, or refused there.
  if (!isPlainObject(key)) return key;
  const entries = Object.entries(key);
  if (entries.length > 0 && entries.every(([, value]) => isWireValue(value))) return fromWire(key, facts);
  for (const [name, value] of entries) {
    if (!isKeyValue(value))
      throw new InvalidValueError('a key attribute is a string, a number or a binary', [member, name], facts);
  }
  return withKeyJson({ ...key });
}

const member = 'ExclusiveStartKey';

function fromWire(key: ItemInput, facts: ErrorFacts): ItemInput {
  try {
    return keyFromWire(key);
  } catch (cause) {
    throw new InvalidValueError('not a key that was written as JSON', [member], { ...facts, cause });
  }
}

function isWireValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const [only, ...others] = Object.entries(value);
  return only !== undefined && others.length === 0 && /^[SNB]$/.test(only[0]) && typeof only[1] === 'string';
}

function isKeyValue(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
      return true;
    default:
      return isKeyObject(value);
  }
}

/** Whether DynamoDB stores an object as a number or a binary, or it says itself what it is, as a Date does. */
function isKeyObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const isBinary = types.isUint8Array(value) || types.isAnyArrayBuffer(value);
  return isBinary || isExactNumber(value) || ('toJSON' in value && typeof value.toJSON === 'function');
}
