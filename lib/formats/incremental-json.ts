import type { OperatorFunction } from 'rxjs';
import type { Item } from '../api/values.ts';
import type { AttributeMap } from '../codec/attribute-value.ts';
import { createDecoder } from '../codec/decode.ts';
import type { ItemBytes } from '../codec/item-bytes.ts';
import type { Shape } from '../codec/shape.ts';
import { oneOf } from '../options/one-of.ts';
import { type LineDecoder, LineProblem } from './decode-line.ts';
import type { AsAttributeValues, AsBytes, DynamoDBJsonParseOptions } from './dynamodb-json-decoder.ts';
import { fromLines } from './from-lines.ts';
import { checkedFormat } from './item-json.ts';
import type { TextChunk } from './line-splitter.ts';
import type { ChunkOptions } from './options.ts';

/** Which images the changes of an incremental export have. */
export type ExportView = 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE';

/** The key of an item; that of an item that is not decoded is native. */
type KeyOfItem<T> = T extends ItemBytes ? Item : Partial<T>;

/**
 * A change of an item in an incremental export: the last one in the period of the export.
 *
 * @template T the type of the items of the table
 */
export interface ExportedChange<T = Item> {
  /**
   * `'insert'` for a new item, `'modify'` for a changed one, `'remove'` for a deleted one; `'put'` for a new or changed one if
   * the export has the view `NEW_IMAGE`, which does not tell them apart.
   */
  readonly type: 'insert' | 'modify' | 'remove' | 'put';
  /** The key attributes of the item, native with `items: 'bytes'`; no digit is lost under any rule of `numbers`. */
  readonly key: KeyOfItem<T>;
  /** The item at the end of the period; absent after a deletion. */
  readonly newItem?: T | undefined;
  /** The item at the beginning of the period; absent before an insertion, and with the view `NEW_IMAGE`. */
  readonly oldItem?: T | undefined;
  /** When the item was written, in milliseconds. */
  readonly at: Date;
  /** When the item was written, in microseconds since 1970. */
  readonly writeTimestampMicros: number;
}

/** How the changes of an incremental export are read. */
export interface IncrementalJsonParseOptions extends DynamoDBJsonParseOptions {
  /**
   * Which images the export has, as its summary says.
   * @default 'NEW_AND_OLD_IMAGES'
   */
  readonly view?: ExportView | undefined;
}

/** Options of `fromIncrementalJson`. */
export interface FromIncrementalJsonOptions extends IncrementalJsonParseOptions, ChunkOptions {}

/**
 * Makes an operator that reads the changes of an incremental export, `{"Metadata":{…},"Keys":{…},"NewImage":{…},"OldImage":{…}}`
 * on each line, from chunks of text.
 *
 * Chunks, lines and backpressure are as in `fromDynamoDBJson`. `db.applyChanges` applies the changes to a table.
 *
 * @throws InvalidLineError in the stream for a line that is not the JSON of a change, unless `onInvalidLine` is given
 * @throws InvalidOptionError at once, if an option is invalid
 * @example
 * pacedFrom(createReadStream('changes.json.gz').pipe(createGunzip()))
 *   .pipe(fromIncrementalJson<Song>(), db.applyChanges({ TableName: 'Copy' }));
 */
export function fromIncrementalJson(
  options: FromIncrementalJsonOptions & AsBytes,
): OperatorFunction<TextChunk, ExportedChange<ItemBytes>>;
export function fromIncrementalJson<T = AttributeMap>(
  options: FromIncrementalJsonOptions & AsAttributeValues,
): OperatorFunction<TextChunk, ExportedChange<T>>;
export function fromIncrementalJson<T = Item>(
  options?: FromIncrementalJsonOptions,
): OperatorFunction<TextChunk, ExportedChange<T>>;
export function fromIncrementalJson<T>(
  options: FromIncrementalJsonOptions = {},
): OperatorFunction<TextChunk, ExportedChange<T>> {
  changeDecoder(options);
  return fromLines(() => changeDecoder<T>(options), options);
}

const shapes = {
  native: shapeOf('attribute', { map: 'attribute' }),
  attributeValues: shapeOf('attributeValue', { map: 'attributeValue' }),
  bytes: shapeOf('attribute', 'itemBytes'),
} as const;

function shapeOf(key: Shape, image: Shape): Shape {
  const metadata = { map: 'attribute', lossless: true } as const;
  const members = {
    Metadata: metadata,
    Keys: { map: key, lossless: true },
    NewImage: image,
    OldImage: image,
  } as const;
  return { members };
}

/** The members of a line, as they are decoded. */
interface ChangeLine<T> {
  readonly Metadata?: { readonly WriteTimestampMicros?: unknown };
  readonly Keys?: KeyOfItem<T>;
  readonly NewImage?: T;
  readonly OldImage?: T;
}

/** Returns the decoder of the lines of an incremental export. */
export function changeDecoder<T>(options: IncrementalJsonParseOptions): LineDecoder<ExportedChange<T>> {
  const view = oneOf('view', options.view ?? 'NEW_AND_OLD_IMAGES', ['NEW_AND_OLD_IMAGES', 'NEW_IMAGE']);
  const decode = createDecoder(shapes[checkedFormat(options)], options.numbers ?? 'lossless');
  return (bytes) => {
    const { Metadata, Keys, NewImage, OldImage, ...others } = decode(bytes) as ChangeLine<T>;
    refuseOthers(others);
    if (Keys === undefined) throw new LineProblem('no `Keys`');
    const micros = Metadata?.WriteTimestampMicros;
    if (typeof micros !== 'number') throw new LineProblem('no `WriteTimestampMicros` in `Metadata`');
    return {
      type: typeOf(NewImage !== undefined, OldImage !== undefined, view),
      key: Keys,
      ...(NewImage !== undefined && { newItem: NewImage }),
      ...(OldImage !== undefined && { oldItem: OldImage }),
      at: new Date(micros / 1000),
      writeTimestampMicros: micros,
    };
  };
}

/** Refuses members of a line that would be lost. */
function refuseOthers(others: object): void {
  const [name] = Object.keys(others);
  if (name === 'Item')
    throw new LineProblem('an item, not a change of an incremental export: read it with `fromDynamoDBJson`');
  if (name !== undefined) throw new LineProblem(`the unknown member ${JSON.stringify(name)}`);
}

function typeOf(hasNew: boolean, hasOld: boolean, view: ExportView): ExportedChange['type'] {
  if (!hasNew) return 'remove';
  if (hasOld) return 'modify';
  return view === 'NEW_IMAGE' ? 'put' : 'insert';
}
