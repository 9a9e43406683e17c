import { toAttributeMap, toAttributeValue } from './attribute-map.ts';
import type { AttributeMap, AttributeValue } from './attribute-value.ts';
import { createDecoder } from './decode.ts';
import type { EncodeOptions } from './encode/value-path.ts';
import { encode, encodeText } from './encode.ts';
import { isItemBytes } from './is-item-bytes.ts';
import type { ItemBytes } from './item-bytes.ts';
import type { NumberRule } from './number-rule.ts';
import { parseJson } from './parse-json.ts';
import type { WireItem, WireValue } from './wire-value.ts';

/** Options of `unmarshall` and `unmarshallValue`. */
export interface UnmarshallOptions {
  /**
   * How numbers are read, as the option `numbers` of a client.
   * @default 'lossless'
   */
  readonly numbers?: NumberRule | undefined;
}

const itemShapes = { native: { map: 'attribute' }, attributeValue: { map: 'attributeValue' } } as const;
const valueShapes = { native: 'attribute', attributeValue: 'attributeValue' } as const;

/**
 * Converts an item of native values to AttributeValues, by the client's own rules: no digit is lost.
 *
 * Binaries become `Uint8Array`, of which `JSON.stringify` writes the base64 text of DynamoDB's JSON.
 *
 * @throws InvalidValueError with the path of the first value that DynamoDB cannot store
 * @example
 * marshall({ Artist: 'Nina Simone', Year: 1965 }); // { Artist: { S: 'Nina Simone' }, Year: { N: '1965' } }
 */
export function marshall(item: object, options?: EncodeOptions): AttributeMap {
  const text = encodeText(item, itemShapes.native, { ...options, isRequired: true });
  return toAttributeMap(parseJson(text) as WireItem);
}

/**
 * Converts one native value to an AttributeValue, by the client's own rules: no digit is lost.
 *
 * @throws InvalidValueError if DynamoDB cannot store the value
 * @example
 * marshallValue(12345678901234567890n); // { N: '12345678901234567890' }
 */
export function marshallValue(value: unknown, options?: EncodeOptions): AttributeValue {
  const text = encodeText(value, valueShapes.native, { ...options, isRequired: true });
  return toAttributeValue(parseJson(text) as WireValue);
}

/**
 * Converts an item of AttributeValues to native values, by the client's own rules: no digit is lost.
 *
 * It reads items of the AWS SDK's low-level client, and DynamoDB's JSON: Lambda events, exports, with base64 text for binaries.
 * Its type allows those of all of them. It decodes an `ItemBytes` too, at the speed of a scan.
 *
 * @throws InvalidValueError with the path of the first value that is no AttributeValue, or that has no native value
 * @example
 * unmarshall({ Artist: { S: 'Nina Simone' }, Year: { N: '1965' } }); // { Artist: 'Nina Simone', Year: 1965 }
 */
export function unmarshall<T = Readonly<Record<string, unknown>>>(
  item: ItemBytes | { readonly [name: string]: object },
  { numbers = 'lossless' }: UnmarshallOptions = {},
): T {
  if (isItemBytes(item)) return decoderOf(numbers)(bufferOf(item)) as T;
  return createDecoder(itemShapes.native, numbers)(encode(item, itemShapes.attributeValue, forNative)) as T;
}

/**
 * Converts one AttributeValue to a native value, by the client's own rules: no digit is lost.
 *
 * @throws InvalidValueError if it is no AttributeValue, or has no native value
 * @example
 * unmarshallValue({ N: '12345678901234567890' }); // 12345678901234567890n
 */
export function unmarshallValue<T = unknown>(
  value: object,
  { numbers = 'lossless' }: UnmarshallOptions = {},
): T {
  return createDecoder(
    valueShapes.native,
    numbers,
  )(encode(value, valueShapes.attributeValue, forNative)) as T;
}

/** The decoders of the named rules, which learn the attributes of the items, and that of the function used last. */
const decoders = new Map<NumberRule, (body: Buffer) => unknown>();

function decoderOf(rule: NumberRule): (body: Buffer) => unknown {
  let decode = decoders.get(rule);
  if (decode === undefined) {
    decode = createDecoder(itemShapes.native, rule);
    for (const other of decoders.keys()) if (typeof other === 'function') decoders.delete(other);
    decoders.set(rule, decode);
  }
  return decode;
}

/** Returns the JSON of an item that may be of another copy of the package. */
function bufferOf({ bytes }: ItemBytes): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const forNative = { forNative: true, isRequired: true } as const;
