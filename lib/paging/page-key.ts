import { types } from 'node:util';
import type { Item, ItemInput } from '../api/values.ts';
import { createDecoder } from '../codec/decode.ts';
import { isPlainObject } from '../codec/encode/plain-object.ts';
import { encode, encodeText } from '../codec/encode.ts';
import { isExactNumber } from '../codec/exact-number.ts';
import type { ValueFormat } from '../codec/item-format.ts';
import { parseJson } from '../codec/parse-json.ts';
import type { Shape } from '../codec/shape.ts';
import type { WireItem } from '../codec/wire-value.ts';
import type { ErrorFacts } from '../errors/dynamodb-error.ts';
import { InvalidValueError } from '../errors/invalid.ts';

const shapes = {
  native: { map: 'attribute' },
  attributeValues: { map: 'attributeValue' },
} satisfies Record<ValueFormat, Shape>;

const decoders = {
  native: createDecoder(shapes.native, 'lossless'),
  attributeValues: createDecoder(shapes.attributeValues, 'lossless'),
};

/** Returns the format of a key. The two cannot be confused, because a key attribute is never a map. */
function formatOf(key: object): ValueFormat {
  const values = isPlainObject(key) ? Object.values(key) : [];
  return values.length > 0 && values.every(isAttributeValue) ? 'attributeValues' : 'native';
}

/** Converts a key of either format to DynamoDB's JSON, in which no byte and no digit is lost. */
export function keyToWire(key: object): WireItem {
  return parseJson(encodeText(key, shapes[formatOf(key)], { allowImpreciseNumbers: true })) as WireItem;
}

/** Converts a key from AttributeValues or from DynamoDB's JSON; throws if it is malformed. */
export function keyFromWire(key: object, format: ValueFormat = 'native'): Item {
  return withKeyJson(decoders[format](encode(key, shapes.attributeValues, { forNative: true })) as Item);
}

/** Converts a key to a format, unless it has that format. */
export function keyInFormat(key: ItemInput, format: ValueFormat): ItemInput {
  return formatOf(key) === format ? key : keyFromWire(keyToWire(key), format);
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
 * Reads the start key of a query or a scan: native values, AttributeValues, or the parsed JSON of a key that was saved.
 *
 * @param format the format of the request, to which AttributeValues and JSON are converted
 * @throws InvalidValueError if an attribute has a type that a key attribute cannot have
 */
export function readStartKey(key: ItemInput, facts: ErrorFacts, format: ValueFormat = 'native'): ItemInput {
  return readKey(key, 'ExclusiveStartKey', facts, format);
}

/** Reads a key in another member or argument, which errors name. */
export function readKey(
  key: ItemInput,
  member: string,
  facts: ErrorFacts,
  format: ValueFormat = 'native',
): ItemInput {
  // The encoder accepts or rejects other objects.
  if (!isPlainObject(key)) return key;
  if (formatOf(key) === 'attributeValues') return fromWire(key, member, facts, format);
  for (const [name, value] of Object.entries(key)) {
    if (!isKeyValue(value))
      throw new InvalidValueError(
        'a key attribute must be a string, a number or a binary',
        [member, name],
        facts,
      );
  }
  return format === 'native' ? withKeyJson({ ...key }) : keyFromWire(keyToWire(key), format);
}

/** Whether a parsed value is a key in DynamoDB's JSON: `{"Artist":{"S":"Nina Simone"}}`. */
export function isWireKey(key: unknown): key is WireItem {
  return typeof key === 'object' && key !== null && formatOf(key) === 'attributeValues';
}

function fromWire(key: ItemInput, member: string, facts: ErrorFacts, format: ValueFormat): ItemInput {
  try {
    return keyFromWire(key, format);
  } catch (cause) {
    throw new InvalidValueError(
      'must be a key of native values or of AttributeValues, or one that was written with JSON.stringify',
      [member],
      { ...facts, cause },
    );
  }
}

/** Whether a value is an AttributeValue, or its JSON, of a type that a key attribute can have. */
function isAttributeValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const [only, ...others] = Object.entries(value);
  if (only === undefined || others.length > 0) return false;
  const [type, contents] = only;
  return /^[SNB]$/.test(type) && (typeof contents === 'string' || (type === 'B' && isBinary(contents)));
}

function isBinary(value: unknown): boolean {
  return types.isUint8Array(value) || types.isAnyArrayBuffer(value);
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
  return isBinary(value) || isExactNumber(value) || ('toJSON' in value && typeof value.toJSON === 'function');
}
