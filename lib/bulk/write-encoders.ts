import { textOf } from '../codec/encode/encoded-json.ts';
import { isMembersMap, memberOf, membersOf } from '../codec/encode/members.ts';
import { newValuePath, refuse, type ValuePath } from '../codec/encode/value-path.ts';
import {
  type EncodedItem,
  type ItemEncodeOptions,
  type ItemEncoder,
  itemEncoder,
  keyEncoder,
} from '../codec/encode-item.ts';
import { itemSize } from '../codec/item-size.ts';
import { parseJson } from '../codec/parse-json.ts';
import type { WireItem } from '../codec/wire-value.ts';
import { ItemTooLargeError } from '../errors/batch-error.ts';
import type { PathStep } from '../errors/invalid.ts';

/** The largest size of an item in bytes. */
const maxItemSize = 400 * 1024;

/**
 * Encodes items as PutRequests; throws an ItemTooLargeError for an item of more than 400 KB.
 *
 * @param root the path of an item in an error message
 */
export function puts(options: ItemEncodeOptions | undefined, root?: readonly PathStep[]): ItemEncoder {
  const items = itemEncoder({ before: '{"PutRequest":{"Item":', after: '}}', root }, options);
  return {
    encode: (item, names) => checkSize(items.encode(item, names)),
    encodeWithoutKey: (item) => {
      const withKey = items.encodeWithoutKey(item);
      return (names) => checkSize(withKey(names));
    },
  };
}

/**
 * Encodes keys, or the keys of items, as DeleteRequests.
 *
 * @param root the path of a key in an error message
 */
export function deletions(options: ItemEncodeOptions | undefined, root?: readonly PathStep[]): ItemEncoder {
  return keyEncoder({ before: '{"DeleteRequest":{"Key":', after: '}}', root }, options);
}

/** An item to put or a key to delete, with the encoder that has its path. */
export interface Write {
  readonly encoder: ItemEncoder;
  readonly element: unknown;
}

/** Encodes elements that hold an item or a key, which `writeOf` finds. */
export function chosenEncoder(writeOf: (element: unknown) => Write): ItemEncoder {
  return {
    encode: (container, names) => {
      const { encoder, element } = writeOf(container);
      return encoder.encode(element, names);
    },
    encodeWithoutKey: (container) => {
      const { encoder, element } = writeOf(container);
      return encoder.encodeWithoutKey(element);
    },
  };
}

/** Encodes write requests, each of which has a `PutRequest` or a `DeleteRequest`. */
export function putsAndDeletions(options: ItemEncodeOptions | undefined): ItemEncoder {
  const putEncoder = puts(options, ['PutRequest', 'Item']);
  const deletionEncoder = deletions(options, ['DeleteRequest', 'Key']);

  return chosenEncoder(elementOf);

  /** Returns the item or the key of a request, each member of which is read once, and its encoder. */
  function elementOf(request: unknown): Write {
    const path = newValuePath(options);
    const members = membersOf(request, path, 0);
    const put = memberOf(members, 'PutRequest') ?? undefined;
    const deletion = memberOf(members, 'DeleteRequest') ?? undefined;
    if (put !== undefined && deletion !== undefined)
      refuse(path, 0, 'expected a `PutRequest` or a `DeleteRequest`, received both');
    if (put !== undefined)
      return { encoder: putEncoder, element: onlyMember(put, path, 'PutRequest', 'Item') };
    if (deletion !== undefined)
      return { encoder: deletionEncoder, element: onlyMember(deletion, path, 'DeleteRequest', 'Key') };
    return refuse(path, 0, 'expected a `PutRequest` or a `DeleteRequest`, received neither');
  }
}

/**
 * Returns the only member that the service takes in a request.
 *
 * It refuses any other: a `ConditionExpression` that is not sent would be taken for one that holds.
 */
function onlyMember(request: unknown, path: ValuePath, kind: string, name: string): unknown {
  path.steps[0] = kind;
  const members = membersOf(request, path, 1);
  let element: unknown;
  if (isMembersMap(members)) for (const each of members.keys()) checkName(String(each), members.get(each));
  else for (const each in members) if (Object.hasOwn(members, each)) checkName(each, members[each]);
  return element;

  function checkName(each: string, value: unknown): void {
    if (each === name) element = value;
    else if (value !== undefined) {
      path.steps[1] = each;
      refuse(path, 2, `a request of a batch can have no member but \`${name}\``);
    }
  }
}

/** Throws for an item of more than 400 KB. An item is never larger than its JSON, so most items need not be decoded. */
function checkSize(encoded: EncodedItem): EncodedItem {
  const { start, end } = encoded.json;
  if (end - start <= maxItemSize) return encoded;
  const { PutRequest } = parseJson(textOf(encoded.json)) as {
    readonly PutRequest: { readonly Item: WireItem };
  };
  const size = itemSize(PutRequest.Item);
  if (size > maxItemSize) throw new ItemTooLargeError(size, maxItemSize);
  return encoded;
}
