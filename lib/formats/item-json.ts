import type { ByteWriter } from '../codec/encode/byte-writer.ts';
import { isEncodedJson, putJson } from '../codec/encode/encoded-json.ts';
import { withScratchWriter } from '../codec/encode/scratch-writer.ts';
import { shapeEncoder } from '../codec/encode/shape-encoder.ts';
import { type EncodeOptions, pathFrom, refuse } from '../codec/encode/value-path.ts';
import { isItemBytes } from '../codec/is-item-bytes.ts';
import { type ItemFormat, itemFormats, valueFormatOf } from '../codec/item-format.ts';
import { parseJson } from '../codec/parse-json.ts';
import type { WireItem } from '../codec/wire-value.ts';
import type { PathStep } from '../errors/invalid.ts';
import { oneOf } from '../options/one-of.ts';

/** Options of everything that writes items. */
export interface WriteOptions extends EncodeOptions {
  /**
   * Whether items are native values or AttributeValues. Any of them may be an `ItemBytes`, whatever this says.
   * @default 'native'
   */
  readonly items?: ItemFormat | undefined;
}

/** Writes an item as DynamoDB's JSON, without a comma after it; `root` is its path in an error. */
export type ItemJsonWriter = (item: unknown, writer: ByteWriter, root: readonly PathStep[]) => void;

const encoders = {
  native: shapeEncoder({ map: 'attribute' }),
  attributeValues: shapeEncoder({ map: 'attributeValue' }),
} as const;

/** Returns the function that writes items as DynamoDB's JSON; the bytes of an `ItemBytes` are copied. */
export function itemJsonWriter(options: WriteOptions = {}): ItemJsonWriter {
  const encode = encoders[valueFormatOf(checkedFormat(options))];
  return (item, writer, root) => {
    if (isItemBytes(item) && isEncodedJson(item)) return putJson(item, writer);
    const path = pathFrom(root, options);
    if (!encode(item, writer, path, root.length))
      refuse(path, root.length, 'expected an object, received undefined');
    // Remove the comma.
    writer.end--;
  };
}

/** @throws InvalidOptionError */
export function checkedFormat({ items = 'native' }: { readonly items?: ItemFormat | undefined }): ItemFormat {
  return oneOf('items', items, itemFormats);
}

/** Returns the function that converts an item of any format to DynamoDB's JSON, checked as for a request. */
export function wireItemOf(options?: WriteOptions): (item: unknown, root: readonly PathStep[]) => WireItem {
  const write = itemJsonWriter(options);
  return (item, root) =>
    withScratchWriter((writer) => {
      write(item, writer, root);
      return parseJson(writer.bytes.utf8Slice(0, writer.end)) as WireItem;
    });
}
