import type { Item } from '../api/values.ts';
import type { AttributeMap } from '../codec/attribute-value.ts';
import { createDecoder } from '../codec/decode.ts';
import type { ItemBytes } from '../codec/item-bytes.ts';
import type { ItemFormat } from '../codec/item-format.ts';
import type { NumberRule } from '../codec/number-rule.ts';
import { decodeLine, type LineDecoder, LineProblem, singleLine } from './decode-line.ts';
import { checkedFormat } from './item-json.ts';
import type { TextChunk } from './line-splitter.ts';

/** How the items of DynamoDB JSON lines are read. */
export interface DynamoDBJsonParseOptions {
  /**
   * Whether items are returned as native values, as AttributeValues, or as `ItemBytes`, which are checked but not decoded.
   * @default 'native'
   */
  readonly items?: ItemFormat | undefined;
  /**
   * How numbers are read, as the option `numbers` of a client.
   * @default 'lossless'
   */
  readonly numbers?: NumberRule | undefined;
}

/** Asks for items of AttributeValues. */
export interface AsAttributeValues {
  readonly items: 'attributeValues';
}

/** Asks for items as `ItemBytes`. */
export interface AsBytes {
  readonly items: 'bytes';
}

const shapes = {
  native: { members: { Item: { map: 'attribute' } } },
  attributeValues: { members: { Item: { map: 'attributeValue' } } },
  bytes: { members: { Item: 'itemBytes' } },
} as const;

/**
 * Returns a function that reads the item of one line of DynamoDB JSON, `{"Item":{…}}`, with or without its newline.
 *
 * Keep the function for all lines of a table: it learns the attributes of its items, and is then several times as fast.
 *
 * @throws InvalidOptionError if `items` or `numbers` is unknown; the function throws an InvalidLineError for a line that is
 * not the JSON of an item
 * @example
 * const parse = dynamoDBJsonLineParser<Song>();
 * parse('{"Item":{"Artist":{"S":"Nina Simone"},"Year":{"N":"1965"}}}'); // { Artist: 'Nina Simone', Year: 1965 }
 */
export function dynamoDBJsonLineParser(
  options: DynamoDBJsonParseOptions & AsBytes,
): (line: TextChunk) => ItemBytes;
export function dynamoDBJsonLineParser<T = AttributeMap>(
  options: DynamoDBJsonParseOptions & AsAttributeValues,
): (line: TextChunk) => T;
export function dynamoDBJsonLineParser<T = Item>(options?: DynamoDBJsonParseOptions): (line: TextChunk) => T;
export function dynamoDBJsonLineParser<T>(options: DynamoDBJsonParseOptions = {}): (line: TextChunk) => T {
  const decode = itemDecoder(options) as LineDecoder<T>;
  return (line) => decodeLine(singleLine(line), decode);
}

/** Returns the decoder of the lines of items. */
export function itemDecoder(options: DynamoDBJsonParseOptions): LineDecoder<object> {
  const decode = createDecoder(shapes[checkedFormat(options)], options.numbers ?? 'lossless');
  return (bytes) => {
    const { Item: item, ...others } = decode(bytes) as { readonly Item?: object };
    refuseOthers(others, item === undefined);
    if (item === undefined) throw new LineProblem('no `Item`');
    return item;
  };
}

/** Refuses members of a line that would be lost. */
function refuseOthers(others: object, hasNoItem: boolean): void {
  const [name] = Object.keys(others);
  if (name === undefined) return;
  if (hasNoItem && (name === 'Keys' || name === 'Metadata'))
    throw new LineProblem(
      'a change of an incremental export, not an item: read it with `fromIncrementalJson`',
    );
  throw new LineProblem(`the unknown member ${JSON.stringify(name)} beside \`Item\``);
}
