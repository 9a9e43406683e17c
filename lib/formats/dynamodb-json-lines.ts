import type { AttributeMap } from '../codec/attribute-value.ts';
import { encodeAttribute } from '../codec/encode/attribute.ts';
import { encodeAttributeValue } from '../codec/encode/attribute-value.ts';
import { type ByteLiteral, byteLiteral } from '../codec/encode/byte-literal.ts';
import type { ByteWriter } from '../codec/encode/byte-writer.ts';
import type { Encoder } from '../codec/encode/containers.ts';
import { withScratchWriter } from '../codec/encode/scratch-writer.ts';
import { objectEncoder } from '../codec/encode/shape-encoder.ts';
import { type EncodeOptions, pathFrom, refuse } from '../codec/encode/value-path.ts';
import type { PathStep } from '../errors/invalid.ts';
import { oneOf } from '../options/one-of.ts';

/** Options of `dynamoDBJsonLines` and `toDynamoDBJson`. */
export interface DynamoDBJsonOptions extends EncodeOptions {
  /**
   * Whether items are native values or AttributeValues.
   * @default 'native'
   */
  readonly items?: 'native' | 'attributeValues' | undefined;
}

const before = byteLiteral('{"Item":');
const after = byteLiteral('}\n');

const encodeNative = objectEncoder(encodeAttribute);
const encodeAttributeValues = objectEncoder(encodeAttributeValue);

/**
 * Writes items as lines of DynamoDB JSON in UTF-8, one `{"Item":{…}}` and a newline each, as the exports of the service have
 * them and its imports read them.
 *
 * No digit and no byte is lost: `fromDynamoDBJson` reads equal items.
 *
 * @throws InvalidValueError with the path of the first value that DynamoDB cannot store, such as `[3].lines[0].price`
 * @throws InvalidOptionError if `items` is neither `'native'` nor `'attributeValues'`
 * @example
 * dynamoDBJsonLines([{ Artist: 'Nina Simone', Year: 1965 }]); // {"Item":{"Artist":{"S":"Nina Simone"},"Year":{"N":"1965"}}}
 */
export function dynamoDBJsonLines(
  items: Iterable<object | AttributeMap>,
  options: DynamoDBJsonOptions = {},
): Uint8Array {
  const write = itemWriter(options);
  return withScratchWriter((writer) => {
    let index = 0;
    for (const item of items) write(item, writer, [index++]);
    return copyOf(writer);
  });
}

/** Returns the function that writes one item as a line. */
export function dynamoDBJsonLine(options: DynamoDBJsonOptions = {}): (item: object) => Uint8Array {
  const write = itemWriter(options);
  return (item) =>
    withScratchWriter((writer) => {
      write(item, writer, itemRoot);
      return copyOf(writer);
    });
}

const itemRoot = ['Item'] as const;

type ItemWriter = (item: unknown, writer: ByteWriter, root: readonly PathStep[]) => void;

function itemWriter(options: DynamoDBJsonOptions): ItemWriter {
  const items = oneOf('items', options.items ?? 'native', ['native', 'attributeValues']);
  const encode = items === 'native' ? encodeNative : encodeAttributeValues;
  return (item, writer, root) => {
    writer.put(before);
    writeObject(item, writer, root, encode, options, after);
  };
}

/** Writes an item, and `end` in the place of the comma that an encoder leaves after it. */
function writeObject(
  item: unknown,
  writer: ByteWriter,
  root: readonly PathStep[],
  encode: Encoder,
  options: EncodeOptions,
  end: ByteLiteral,
): void {
  const path = pathFrom(root, options);
  if (!encode(item, writer, path, root.length))
    refuse(path, root.length, 'expected an object, received undefined');
  writer.end--;
  writer.put(end);
}

function copyOf({ bytes, end }: ByteWriter): Uint8Array {
  return Buffer.from(bytes.subarray(0, end));
}
