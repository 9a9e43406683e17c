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

/** Converts a key to DynamoDB's JSON, in which no byte and no digit is lost. */
export function keyToWire(key: object): WireItem {
  return JSON.parse(encodeText(key, keyShape, { allowImpreciseNumbers: true }));
}

/** Converts a key from DynamoDB's JSON; throws if it is malformed. */
export function keyFromWire(key: object): Item {
  return withKeyJson(decodeKey(Buffer.from(JSON.stringify(key))) as Item);
}

/**
 * Makes `JSON.stringify` write a key in DynamoDB's JSON, because plain JSON of binaries and long numbers cannot be read back.
 *
 * The method that it adds is not enumerable, so that the key looks the same to other code.
 */
export function withKeyJson<K extends object>(key: K): K {
  if (Object.hasOwn(key, 'toJSON')) return key;
  const toJSON = () => keyToWire(key);
  return Object.defineProperty(key, 'toJSON', { value: toJSON, configurable: true, writable: true });
}

/**
 * Reads the start key of a query or a scan: native values, or the parsed JSON of a key that was saved.
 *
 * The two cannot be confused, because a key attribute is never a map.
 *
 * @throws InvalidValueError if an attribute has a type that a key attribute cannot have
 */
export function readStartKey(key: ItemInput, facts: ErrorFacts): ItemInput {
  return readKey(key, 'ExclusiveStartKey', facts);
}

/** The same for a key in another member or argument, which errors name. */
export function readKey(key: ItemInput, member: string, facts: ErrorFacts): ItemInput {
  // The encoder accepts or rejects other objects.
  if (!isPlainObject(key)) return key;
  if (isWireKey(key)) return fromWire(key, member, facts);
  const entries = Object.entries(key);
  for (const [name, value] of entries) {
    if (!isKeyValue(value))
      throw new InvalidValueError(
        'a key attribute must be a string, a number or a binary',
        [member, name],
        facts,
      );
  }
  return withKeyJson({ ...key });
}

/** Whether a value is a key in DynamoDB's JSON: `{"Artist":{"S":"Nina Simone"}}`. */
export function isWireKey(key: unknown): key is WireItem {
  if (typeof key !== 'object' || key === null || Array.isArray(key)) return false;
  const values = Object.values(key);
  return values.length > 0 && values.every(isWireValue);
}

function fromWire(key: ItemInput, member: string, facts: ErrorFacts): ItemInput {
  try {
    return keyFromWire(key);
  } catch (cause) {
    throw new InvalidValueError(
      'must be a key of native values, or one that was written with JSON.stringify',
      [member],
      { ...facts, cause },
    );
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

/** Whether an object is encoded as a number or a binary, or has a `toJSON` that may return a key value, as a Date has. */
function isKeyObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const isBinary = types.isUint8Array(value) || types.isAnyArrayBuffer(value);
  return isBinary || isExactNumber(value) || ('toJSON' in value && typeof value.toJSON === 'function');
}
