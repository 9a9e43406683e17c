import type { DynamoDBRecord, RecordIdentity } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import { describeValue } from '../codec/encode/describe-value.ts';
import type { ItemBytes } from '../codec/item-bytes.ts';
import { InvalidValueError, type PathStep } from '../errors/invalid.ts';

/** What happened to an item: it was created, changed or deleted. */
export type ChangeType = 'insert' | 'modify' | 'remove';

/**
 * One change of one item, as a DynamoDB stream records it.
 *
 * @template T the type of the items of the table
 */
export interface Change<T = Item> {
  /** `'insert'` for a new item, `'modify'` for a changed one, `'remove'` for a deleted one. */
  readonly type: ChangeType;
  /** The key attributes of the item, all of them and no others; no digit is lost under any rule of `numbers`. */
  readonly key: ChangeKey<T>;
  /** The item after the change; absent after a deletion, and from streams without new images. */
  readonly newItem?: T | undefined;
  /** The item before the change; absent before an insertion, and from streams without old images. */
  readonly oldItem?: T | undefined;
  /** When the item was changed, in whole seconds. */
  readonly at: Date;
  /** The sequence number of the change: it grows within the shard. */
  readonly sequenceNumber: string;
  /** The shard that the change was read from; absent in Lambda, whose events do not say it. */
  readonly shardId?: string | undefined;
  /** Whether the service deleted the item because it had expired (time to live). */
  readonly isExpiry: boolean;
}

/** The key of a change: the attributes of its type, or native values if the items are not decoded. */
export type ChangeKey<T> = [T] extends [ItemBytes] ? Item : Partial<T>;

/** The principal that deletes expired items. */
const expiryPrincipal = 'dynamodb.amazonaws.com';

const types: ReadonlyMap<unknown, ChangeType> = new Map([
  ['INSERT', 'insert'],
  ['MODIFY', 'modify'],
  ['REMOVE', 'remove'],
]);

/**
 * Converts a record of a stream to a change.
 *
 * @param path the path of the record in the response or the event, for errors: `['Records', 3]`
 * @throws InvalidValueError with the path of a member that is missing, or of an unknown `eventName`
 */
export function changeOf<T>(
  record: DynamoDBRecord<T>,
  path: readonly PathStep[],
  shardId?: string | undefined,
): Change<T> {
  const { eventName, dynamodb, userIdentity } = record;
  const { Keys, NewImage, OldImage, ApproximateCreationDateTime, SequenceNumber } = dynamodb ?? {};
  const refuse = (expected: string, received: unknown, ...member: readonly PathStep[]): never => {
    const found = typeof received === 'string' ? JSON.stringify(received) : describeValue(received);
    throw new InvalidValueError(`expected ${expected}, received ${found}`, [...path, ...member]);
  };
  const type = types.get(eventName) ?? refuse('INSERT, MODIFY or REMOVE', eventName, 'eventName');
  const change: Writable<Change<T>> = {
    type,
    key: (Keys ?? refuse('a key', Keys, 'dynamodb', 'Keys')) as ChangeKey<T>,
    at:
      ApproximateCreationDateTime ??
      refuse('a time', ApproximateCreationDateTime, 'dynamodb', 'ApproximateCreationDateTime'),
    sequenceNumber: isText(SequenceNumber)
      ? SequenceNumber
      : refuse('a sequence number', SequenceNumber, 'dynamodb', 'SequenceNumber'),
    isExpiry: type === 'remove' && principalOf(userIdentity) === expiryPrincipal,
  };
  if (NewImage !== undefined) change.newItem = NewImage;
  if (OldImage !== undefined) change.oldItem = OldImage;
  if (shardId !== undefined) change.shardId = shardId;
  return change;
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Returns who made a change that was not made by a request; the JSON of a Lambda event begins its names in lower case. */
function principalOf(
  userIdentity: (RecordIdentity & { readonly principalId?: unknown }) | null | undefined,
): unknown {
  return userIdentity?.PrincipalId ?? userIdentity?.principalId;
}
