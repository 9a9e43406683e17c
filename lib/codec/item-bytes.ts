import { types } from 'node:util';
import { brandClasses } from '../errors/brand-classes.ts';
import { InvalidResponseError, InvalidValueError } from '../errors/invalid.ts';
import { toAttributeMap } from './attribute-map.ts';
import type { AttributeMap } from './attribute-value.ts';
import { checkedItemJson } from './decode/item-json.ts';
import { describeValue } from './encode/describe-value.ts';
import { type EncodedJson, textOf } from './encode/encoded-json.ts';
import { parseJson } from './parse-json.ts';
import type { WireItem } from './wire-value.ts';

const inspect: unique symbol = Symbol.for('nodejs.util.inspect.custom');

/** Makes an instance from checked JSON. */
let create: (json: EncodedJson) => ItemBytes;

/**
 * An item that is not decoded: the JSON of its AttributeValues, `{"Artist":{"S":"Nina Simone"}, …}`, as bytes in UTF-8.
 *
 * Calls with `items: 'bytes'` return their items as `ItemBytes`, and every operation that writes an item takes one in its
 * place: `batchWrite`, `putItem`, `batchWriteItem`, `transactWriteItems` and so on. The bytes are valid: an attribute that
 * could not be decoded was refused. There is no white space between the tokens, and no name occurs twice in a map.
 *
 * Immutable. An item of less than 8 KB shares up to 64 KB of memory with its neighbours, and none with the response.
 * `unmarshall(item)` decodes it.
 *
 * @example
 * db.scan({ TableName: 'Music' }, { items: 'bytes' }).pipe(db.batchWrite({ TableName: 'Copy' }));
 */
export class ItemBytes {
  private readonly chunk: EncodedJson['chunk'];
  private readonly start: number;
  private readonly end: number;

  private constructor({ chunk, start, end }: EncodedJson) {
    this.chunk = chunk;
    this.start = start;
    this.end = end;
  }

  static {
    create = (json) => new ItemBytes(json);
  }

  /**
   * Checks the JSON of an item's AttributeValues, `{"Artist":{"S":"Nina Simone"}}`, and copies it.
   *
   * White space between the tokens is left out; of a name that occurs twice in a map, the last value counts.
   *
   * @param json text, or its bytes in UTF-8; binaries are base64 text
   * @throws InvalidValueError if it is not the JSON of an item
   * @example
   * const item = ItemBytes.from('{"Artist":{"S":"Nina Simone"},"Year":{"N":"1965"}}');
   * unmarshall(item); // { Artist: 'Nina Simone', Year: 1965 }
   */
  static from(json: string | Uint8Array): ItemBytes {
    try {
      return create(checkedItemJson(bufferOf(json)));
    } catch (cause) {
      if (!(cause instanceof InvalidResponseError)) throw cause;
      throw new InvalidValueError('not the JSON of an item', [], { cause });
    }
  }

  /** The size of the JSON in bytes, which is more than the size by which DynamoDB counts. */
  get byteLength(): number {
    return this.end - this.start;
  }

  /** The JSON in UTF-8: a view of shared memory, which must not be changed. */
  get bytes(): Uint8Array {
    return new Uint8Array(this.chunk.bytes.buffer, this.start, this.end - this.start);
  }

  /** The JSON as text. */
  toString(): string {
    return textOf(this as unknown as EncodedJson);
  }

  /** The item as AttributeValues, which `JSON.stringify` writes as DynamoDB's JSON: binaries as base64 text. */
  toJSON(): AttributeMap {
    return toAttributeMap(parseJson(this.toString()) as WireItem);
  }

  [inspect](): string {
    return `ItemBytes(${this.byteLength} bytes)`;
  }
}

brandClasses({ ItemBytes });

/** Returns text, or a view of bytes, as a Buffer. */
function bufferOf(json: string | Uint8Array): Buffer {
  if (typeof json === 'string') return Buffer.from(json);
  if (types.isUint8Array(json)) return Buffer.from(json.buffer, json.byteOffset, json.byteLength);
  throw new InvalidValueError(`expected the JSON of an item, received ${describeValue(json)}`, []);
}

/** Makes an item of checked JSON without white space between its tokens. */
export function itemBytesOf(json: EncodedJson): ItemBytes {
  return create(json);
}
