import { encodeAttribute } from '../codec/encode/attribute.ts';
import { encodeAttributeValue } from '../codec/encode/attribute-value.ts';
import type { ByteWriter } from '../codec/encode/byte-writer.ts';
import { copyEncodedJson, isEncodedJson } from '../codec/encode/encoded-json.ts';
import { withScratchWriter } from '../codec/encode/scratch-writer.ts';
import { objectEncoder } from '../codec/encode/shape-encoder.ts';
import { type EncodeOptions, pathFrom, refuse } from '../codec/encode/value-path.ts';
import { isItemBytes } from '../codec/is-item-bytes.ts';
import type { WireItem } from '../codec/wire-value.ts';
import type { PathStep } from '../errors/invalid.ts';
import { oneOf } from '../options/one-of.ts';

/** What all functions take that write items: the format of the items, besides `ItemBytes`, which each of them takes. */
export interface WriteOptions extends EncodeOptions {
  /**
   * Whether items are native values or AttributeValues.
   * @default 'native'
   */
  readonly items?: 'native' | 'attributeValues' | undefined;
}

/** Writes an item as DynamoDB's JSON, without a comma after it; `root` is its path in an error. */
export type ItemJsonWriter = (item: unknown, writer: ByteWriter, root: readonly PathStep[]) => void;

const encodeNative = objectEncoder(encodeAttribute);
const encodeAttributeValues = objectEncoder(encodeAttributeValue);

/** Returns the function that writes items as DynamoDB's JSON; the bytes of an `ItemBytes` are copied. */
export function itemJsonWriter(options: WriteOptions = {}): ItemJsonWriter {
  const items = oneOf('items', options.items ?? 'native', ['native', 'attributeValues']);
  const encode = items === 'native' ? encodeNative : encodeAttributeValues;
  return (item, writer, root) => {
    const path = pathFrom(root, options);
    const depth = root.length;
    if (isItemBytes(item)) {
      if (!isEncodedJson(item)) return copyBytes(item.bytes, writer);
      copyEncodedJson(item, writer, path, depth);
    } else if (!encode(item, writer, path, depth)) {
      refuse(path, depth, 'expected an object, received undefined');
    }
    // Remove the comma.
    writer.end--;
  };
}

/** Copies the bytes of an item of another copy of the package. */
function copyBytes(bytes: Uint8Array, writer: ByteWriter): void {
  writer.reserve(bytes.length);
  writer.bytes.set(bytes, writer.end);
  writer.end += bytes.length;
}

/** Returns the function that converts an item of any format to DynamoDB's JSON, checked as for a request. */
export function wireItemOf(
  options: WriteOptions = {},
): (item: unknown, root: readonly PathStep[]) => WireItem {
  const write = itemJsonWriter(options);
  return (item, root) =>
    withScratchWriter((writer) => {
      write(item, writer, root);
      return JSON.parse(writer.bytes.utf8Slice(0, writer.end));
    });
}
