import { chunkOf, chunkSize, largeItem } from '../encode/encoded-json.ts';
import { type ItemBytes, itemBytesOf } from '../item-bytes.ts';
import type { ByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import type { CheckedAttributes } from './checked-attributes.ts';
import { compactItem, copyItem, skipItem } from './item-json.ts';

/** Reads an item as its bytes. */
export function readItemBytes(reader: ByteReader, predictor: CheckedAttributes): ItemBytes {
  reader.peek();
  const start = reader.position;
  const isCompact = skipItem(reader, predictor);
  return itemBytesOf(isCompact ? copyItem(reader, start) : compactItem(reader, start));
}

/**
 * Reads a list of items as their bytes.
 *
 * Neighbours are copied together, with the commas between them, into chunks of up to 64 KB: an item that is kept does not keep
 * the whole response in memory, and the copies cost less than one per item.
 */
export function readItemBytesList(reader: ByteReader, predictor: CheckedAttributes): ItemBytes[] {
  const items: ItemBytes[] = [];
  reader.expect(byte.openBracket);
  if (reader.accept(byte.closeBracket)) return items;
  const spans: number[] = [];
  do {
    reader.peek();
    const start = reader.position;
    const isCompact = skipItem(reader, predictor);
    const size = reader.position - start;
    if (!isCompact || reader.position - (spans[0] ?? start) > chunkSize || size >= largeItem)
      copyGroup(reader, spans, items);
    if (!isCompact) items.push(itemBytesOf(compactItem(reader, start)));
    else {
      spans.push(start, reader.position);
      if (size >= largeItem) copyGroup(reader, spans, items);
    }
  } while (reader.hasMore(byte.closeBracket));
  copyGroup(reader, spans, items);
  return items;
}

/** Copies a group of items into one chunk, adds them to the items, and empties the group. */
function copyGroup({ buffer }: ByteReader, spans: number[], items: ItemBytes[]): void {
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return;
  const chunk = chunkOf(buffer, first, last);
  for (let index = 0; index < spans.length; index += 2) {
    const start = (spans[index] ?? first) - first;
    items.push(itemBytesOf({ chunk, start, end: (spans[index + 1] ?? last) - first }));
  }
  spans.length = 0;
}
