import { byteLiteral } from '../codec/encode/byte-literal.ts';
import type { ByteWriter } from '../codec/encode/byte-writer.ts';
import { withScratchWriter } from '../codec/encode/scratch-writer.ts';
import type { PathStep } from '../errors/invalid.ts';
import { itemJsonWriter, type WriteOptions } from './item-json.ts';

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
 * dynamoDBJsonLines([{ Artist: 'Nina Simone', Year: 1965 }]); // {"Item":{"Artist":{"S":"Nina Simone"},"Year":{"N":"1965"}}}
 */
export function dynamoDBJsonLines(items: Iterable<object>, options?: DynamoDBJsonOptions): Uint8Array {
  const write = lineWriter(options);
  return withScratchWriter((writer) => {
    let index = 0;
    for (const item of items) write(item, writer, [index++]);
    return copyOf(writer);
  });
}

/** Returns the function that writes one item as a line. */
export function dynamoDBJsonLine(options?: DynamoDBJsonOptions): (item: object) => Uint8Array {
  const write = lineWriter(options);
  return (item) =>
    withScratchWriter((writer) => {
      write(item, writer, itemRoot);
      return copyOf(writer);
    });
}

const itemRoot = ['Item'] as const;

function lineWriter(options: DynamoDBJsonOptions | undefined) {
  const writeItem = itemJsonWriter(options);
  return (item: unknown, writer: ByteWriter, root: readonly PathStep[]): void => {
    writer.put(before);
    writeItem(item, writer, root);
    writer.put(after);
  };
}

function copyOf({ bytes, end }: ByteWriter): Uint8Array {
  return Buffer.from(bytes.subarray(0, end));
}
