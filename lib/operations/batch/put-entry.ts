import type { EncodeOptions } from '../../codec/encode/trail.ts';
import { encode } from '../../codec/encode.ts';
import { itemSize } from '../../codec/item-size.ts';
import type { Shape } from '../../codec/shape.ts';
import type { WireItem } from '../../codec/wire-value.ts';
import { ItemTooLargeError } from '../../errors/batch-error.ts';
import { keyOf } from './key.ts';
import type { WriteEntry } from './writing.ts';

const itemShape: Shape = { members: { Item: { map: 'attribute' } } };

/** What DynamoDB stores of an item at most, in bytes. */
const maxSize = 400 * 1024;

/** What stands around an item in a request, in bytes: `{"PutRequest":},`. */
const wrapping = 17;

/**
 * Makes the request that puts an item.
 *
 * @throws InvalidValueError, ItemTooLargeError
 */
export function putEntry(
  Item: object,
  names: readonly string[],
  encoding: EncodeOptions | undefined,
): WriteEntry {
  const json = encode({ Item }, itemShape, encoding);
  // An item is never larger than its JSON, so that most need no second look.
  if (json.length > maxSize) checkSize(json);
  return {
    id: keyOf(Item, names, encoding).id,
    bytes: json.length + wrapping,
    write: { PutRequest: { Item } },
  };
}

function checkSize(json: Buffer): void {
  const { Item } = JSON.parse(json.toString()) as { readonly Item: WireItem };
  const size = itemSize(Item);
  if (size > maxSize) throw new ItemTooLargeError(size, maxSize);
}
