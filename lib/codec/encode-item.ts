import type { PathStep } from '../errors/invalid.ts';
import { encodeAttribute } from './encode/attribute.ts';
import { encodeAttributeValue } from './encode/attribute-value.ts';
import { byteLiteral } from './encode/byte-literal.ts';
import type { Encoder } from './encode/containers.ts';
import { type EncodedJson, storeJson, storeText } from './encode/encoded-json.ts';
import { identityOf, refuseMissingKey } from './encode/encoded-key-identity.ts';
import { writeItem } from './encode/item.ts';
import { encodeEachAttribute, writeKey } from './encode/key.ts';
import { withScratchWriter } from './encode/scratch-writer.ts';
import type { EncodeOptions } from './encode/value-path.ts';
import { isItemBytes } from './is-item-bytes.ts';
import type { ItemFormat } from './item-format.ts';
import { keyIdentity } from './key-identity.ts';
import { parseJson } from './parse-json.ts';
import type { WireItem } from './wire-value.ts';

/** The JSON of an item or a key in a request, with the `keyIdentity` of its key. */
export interface EncodedItem {
  readonly json: EncodedJson;
  readonly id: string;
}

/** Options of the encoders of items and keys. */
export interface ItemEncodeOptions extends EncodeOptions {
  /**
   * Whether items and keys are native values or AttributeValues.
   * @default 'native'
   */
  readonly items?: ItemFormat | undefined;
}

/** The JSON before and after an item or a key in a request, such as `{"PutRequest":{"Item":` and `}}`. */
export interface SurroundingJson {
  readonly before: string;
  readonly after: string;
  /**
   * The path of the item or the key in an error message.
   * @default `['Item']` or `['Key']`
   */
  readonly root?: readonly PathStep[] | undefined;
}

/** Finishes an encoding when the names of the key attributes are known. */
export type WithKey = (names: readonly string[]) => EncodedItem;

/** Encodes the elements of one kind of request. */
export interface ItemEncoder {
  /** Encodes an element; throws an InvalidValueError if it cannot be stored or a key attribute is missing. */
  readonly encode: (element: unknown, names: readonly string[]) => EncodedItem;
  /** Encodes an element before the names of the key attributes are known. */
  readonly encodeWithoutKey: (element: unknown) => WithKey;
}

/**
 * Encodes whole items, and reads the key of each from its encoding.
 *
 * Each value of an item is read once, so that key and JSON agree even if a getter or a `toJSON` returns another value next.
 */
export function itemEncoder(surrounding: SurroundingJson, options?: ItemEncodeOptions): ItemEncoder {
  const encodeValue = valueEncoder(options);
  const { root = ['Item'] } = surrounding;
  const before = byteLiteral(surrounding.before);
  const after = byteLiteral(surrounding.after);
  const encode: ItemEncoder['encode'] = (item, names) =>
    withScratchWriter((writer) => {
      writer.put(before);
      const spans = writeItem(item, writer, names, root, encodeValue, options);
      const id = identityOf(writer, spans, names, root);
      writer.put(after);
      return { json: storeJson(writer), id };
    });
  const encodeWithoutKey: ItemEncoder['encodeWithoutKey'] = (item) =>
    withScratchWriter((writer) => {
      writer.put(before);
      const start = writer.end;
      writeItem(item, writer, [], root, encodeValue, options);
      const text = writer.bytes.utf8Slice(start, writer.end);
      writer.put(after);
      const json = storeJson(writer);
      return (names) => ({ json, id: identityOfText(text, names, root) });
    });
  return withImmutableItems({ encode, encodeWithoutKey });
}

/** Encodes the key attributes of keys or items, and ignores their other attributes, which may have any value. */
export function keyEncoder(surrounding: SurroundingJson, options?: ItemEncodeOptions): ItemEncoder {
  const encodeValue = valueEncoder(options);
  const { root = ['Key'] } = surrounding;
  const before = byteLiteral(surrounding.before);
  const after = byteLiteral(surrounding.after);
  const encode: ItemEncoder['encode'] = (element, names) =>
    withScratchWriter((writer) => {
      writer.put(before);
      const spans = writeKey(element, writer, names, root, encodeValue, options);
      const id = identityOf(writer, spans, names, root);
      writer.put(after);
      return { json: storeJson(writer), id };
    });
  const encodeWithoutKey: ItemEncoder['encodeWithoutKey'] = (element) => {
    const attributes = encodeEachAttribute(element, root, encodeValue, options);
    return (names) => {
      const wireValue = (name: string) => attributes.get(name)?.() ?? refuseMissingKey(name, root);
      const wire = Object.fromEntries(names.map((name) => [name, wireValue(name)]));
      const text = `${surrounding.before}${JSON.stringify(wire)}${surrounding.after}`;
      return { json: storeText(text), id: keyIdentity(wire, names, root) };
    };
  };
  return withImmutableItems({ encode, encodeWithoutKey });
}

/** Encodes items that are not decoded when the names of the key attributes are known: nobody can change them until then. */
function withImmutableItems({ encode, encodeWithoutKey }: ItemEncoder): ItemEncoder {
  return {
    encode,
    encodeWithoutKey: (element) =>
      isItemBytes(element) ? (names) => encode(element, names) : encodeWithoutKey(element),
  };
}

function identityOfText(text: string, names: readonly string[], root: readonly PathStep[]): string {
  const wire = parseJson(text) as WireItem;
  for (const name of names) if (!Object.hasOwn(wire, name)) refuseMissingKey(name, root);
  return keyIdentity(wire, names, root);
}

function valueEncoder({ items = 'native' }: ItemEncodeOptions = {}): Encoder {
  return items === 'attributeValues' ? encodeAttributeValue : encodeAttribute;
}
