import { memberOf, membersOf } from '../codec/encode/members.ts';
import { newValuePath, refuse, type ValuePath } from '../codec/encode/value-path.ts';
import type { ItemEncodeOptions, ItemEncoder } from '../codec/encode-item.ts';
import { chosenEncoder, deletions, puts, type Write } from './write-encoders.ts';

/**
 * Encodes changes, and the events of `follow`: as PutRequests of the new items, or as DeleteRequests of the keys.
 *
 * Each member of a change is read once.
 */
export function changeWrites(options: ItemEncodeOptions | undefined): ItemEncoder {
  const snapshots = puts(options, ['item']);
  const encoders = [changeEncoders(options), changeEncoders(options, 'change')] as const;
  return chosenEncoder(writeOf);

  function writeOf(event: unknown): Write {
    const path = newValuePath(options);
    const members = membersOf(event, path, 0);
    const type = memberOf(members, 'type');
    if (type === 'snapshot') return { encoder: snapshots, element: memberOf(members, 'item') };
    if (type !== 'change') return changeOf(members, type, encoders[0], path, 0);
    path.steps[0] = 'change';
    const change = membersOf(memberOf(members, 'change'), path, 1);
    return changeOf(change, memberOf(change, 'type'), encoders[1], path, 1);
  }
}

/** The encoders of a change; `member` is the one of an event that has the change. */
function changeEncoders(options: ItemEncodeOptions | undefined, ...member: readonly string[]) {
  return {
    put: puts(options, [...member, 'newItem']),
    deletion: deletions(options, [...member, 'key']),
  };
}

function changeOf(
  change: ReturnType<typeof membersOf>,
  type: unknown,
  { put, deletion }: ReturnType<typeof changeEncoders>,
  path: ValuePath,
  depth: number,
): Write {
  if (type === 'remove') return { encoder: deletion, element: memberOf(change, 'key') };
  if (type !== 'insert' && type !== 'modify' && type !== 'put') {
    path.steps[depth] = 'type';
    return refuse(path, depth + 1, 'expected the type of a change, or of an event of `follow`');
  }
  const newItem = memberOf(change, 'newItem');
  if (newItem !== undefined) return { encoder: put, element: newItem };
  path.steps[depth] = 'newItem';
  return refuse(
    path,
    depth + 1,
    'expected the new item: the stream needs the view type NEW_IMAGE or NEW_AND_OLD_IMAGES',
  );
}
