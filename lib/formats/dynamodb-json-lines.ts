import { byteLiteral } from '../codec/encode/byte-literal.ts';
import { ByteWriter } from '../codec/encode/byte-writer.ts';
import { withScratchWriter } from '../codec/encode/scratch-writer.ts';
import { isItemBytes } from '../codec/is-item-bytes.ts';
import { type ItemJsonWriter, itemJsonWriter, type WriteOptions } from './item-json.ts';

/** Options of `dynamoDBJsonLines` and `toDynamoDBJson`. */
export interface DynamoDBJsonOptions extends WriteOptions {}

const before = byteLiteral('{"Item":');
const after = byteLiteral('}\n');

/**
 * Writes items as lines of DynamoDB JSON in UTF-8, one `{"Item":{…}}` and a newline each, as the exports of the service have
 * them and its imports read them.
 *
 * No digit and no byte is lost: `fromDynamoDBJson` reads equal items. The bytes of an `ItemBytes` are copied.
 *
 * @param items native items, `ItemBytes`, or with `items: 'attributeValues'` items of AttributeValues
 * @throws InvalidValueError with the path of the first value that DynamoDB cannot store, such as `[3].lines[0].price`
 * @throws InvalidOptionError if `items` is neither `'native'` nor `'attributeValues'`
 * @example
 * const lines = dynamoDBJsonLines([{ SongTitle: 'Sinnerman', Year: 1965 }]);
 * console.log(new TextDecoder().decode(lines)); // {"Item":{"SongTitle":{"S":"Sinnerman"},"Year":{"N":"1965"}}}
 */
export function dynamoDBJsonLines(items: Iterable<object>, options?: DynamoDBJsonOptions): Uint8Array {
  const write = lineWriter(options);
  const size = sizeOfLines(items);
  if (size > 0) return writtenTo(new ByteWriter(size), items, write);
  return withScratchWriter((writer) => Buffer.from(writtenTo(writer, items, write)));
}

/** Returns the size of the lines in bytes if all items are `ItemBytes`, else 0. */
function sizeOfLines(items: Iterable<object>): number {
  if (!Array.isArray(items)) return 0;
  let size = 0;
  for (const item of items) {
    if (!isItemBytes(item)) return 0;
    size += before.length + item.byteLength + after.length;
  }
  return size;
}

/** Writes the lines, and returns the part of the writer that has them. */
function writtenTo(writer: ByteWriter, items: Iterable<object>, write: ItemJsonWriter): Uint8Array {
  let index = 0;
  for (const item of items) write(item, writer, [index++]);
  return writer.bytes.subarray(0, writer.end);
}

/** Returns the function that writes one item as a line. */
export function dynamoDBJsonLine(options?: DynamoDBJsonOptions): (item: object) => Uint8Array {
  const write = lineWriter(options);
  return (item) =>
    withScratchWriter((writer) => {
      write(item, writer, itemRoot);
      return Buffer.from(writer.bytes.subarray(0, writer.end));
    });
}

const itemRoot = ['Item'] as const;

function lineWriter(options: DynamoDBJsonOptions | undefined): ItemJsonWriter {
  const writeItem = itemJsonWriter(options);
  return (item, writer, root) => {
    writer.put(before);
    writeItem(item, writer, root);
    writer.put(after);
  };
}
