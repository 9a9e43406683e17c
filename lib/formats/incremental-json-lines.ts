import { types } from 'node:util';
import { type ByteLiteral, byteLiteral } from '../codec/encode/byte-literal.ts';
import type { ByteWriter } from '../codec/encode/byte-writer.ts';
import { withScratchWriter } from '../codec/encode/scratch-writer.ts';
import { InvalidValueError, type PathStep } from '../errors/invalid.ts';
import type { ExportedChange } from './incremental-json.ts';
import { type ItemJsonWriter, itemJsonWriter, type WriteOptions } from './item-json.ts';

/** What is written of a change: those of incremental exports, of `db.changes` and of `changesOf` have it. */
export type WritableChange<T = unknown> = Pick<ExportedChange<T>, 'key' | 'newItem' | 'oldItem' | 'at'> & {
  readonly writeTimestampMicros?: number | undefined;
};

const beforeKeys = byteLiteral(',"Keys":');
const beforeNewImage = byteLiteral(',"NewImage":');
const beforeOldImage = byteLiteral(',"OldImage":');
const end = byteLiteral('}\n');

/**
 * Writes changes as lines of an incremental export in UTF-8, `{"Metadata":{…},"Keys":{…},"NewImage":{…},"OldImage":{…}}` each.
 *
 * A change without a new item is a deletion. Keys and images may be native items, `ItemBytes`, or with
 * `items: 'attributeValues'` AttributeValues. An incremental export of the service has one line for each item, its last
 * change; this function writes what it is given.
 *
 * @throws InvalidValueError with the path of a value that DynamoDB cannot store, or of a missing key or time
 * @example
 * incrementalJsonLines([{ key: { id: 1 }, newItem: { id: 1, title: 'Sinnerman' }, at: new Date() }]);
 */
export function incrementalJsonLines(changes: Iterable<WritableChange>, options?: WriteOptions): Uint8Array {
  const writeItem = itemJsonWriter(options);
  return withScratchWriter((writer) => {
    let index = 0;
    for (const change of changes) writeChange(change, writer, [index++], writeItem);
    return Buffer.from(writer.bytes.subarray(0, writer.end));
  });
}

function writeChange(
  change: WritableChange,
  writer: ByteWriter,
  root: readonly PathStep[],
  writeItem: ItemJsonWriter,
): void {
  const { key, newItem, oldItem, at, writeTimestampMicros } = change;
  const put = (before: ByteLiteral, item: unknown, name: string) => {
    writer.put(before);
    writeItem(item, writer, [...root, name]);
  };
  const micros = writeTimestampMicros ?? microsOf(at);
  if (!Number.isSafeInteger(micros)) throw new InvalidValueError('expected a valid Date', [...root, 'at']);
  writer.put(byteLiteral(`{"Metadata":{"WriteTimestampMicros":{"N":"${micros}"}}`));
  put(beforeKeys, key, 'key');
  if (newItem !== undefined) put(beforeNewImage, newItem, 'newItem');
  if (oldItem !== undefined) put(beforeOldImage, oldItem, 'oldItem');
  writer.put(end);
}

function microsOf(at: unknown): number {
  return types.isDate(at) ? at.getTime() * 1000 : Number.NaN;
}
