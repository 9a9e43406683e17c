import type { WireItem } from '../../codec/wire-value.ts';
import { bytesOf } from '../capacity.ts';
import { hash } from '../hash.ts';
import type { FakeStreamViewType } from './stream-options.ts';

/** A write that changes an item: without `before` it is new, without `after` it is deleted. */
export interface ItemChange {
  readonly key: WireItem;
  readonly before: WireItem | undefined;
  readonly after: WireItem | undefined;
  /** Whether the time to live of the item deletes it. */
  readonly isExpiry: boolean;
}

/** A record of a stream, with both images. */
export interface StreamRecord extends ItemChange {
  readonly sequenceNumber: bigint;
  /** When it was written, in milliseconds since the epoch. */
  readonly time: number;
  /** The number of the record in its stream, from 0. */
  readonly index: number;
}

/** The type of a change. */
export function typeOfChange({ before, after }: ItemChange): 'insert' | 'modify' | 'remove' {
  if (after === undefined) return 'remove';
  return before === undefined ? 'insert' : 'modify';
}

/** Returns the images that a stream of that view type has. */
function images({ before, after }: ItemChange, viewType: FakeStreamViewType): object {
  const hasNew = viewType === 'NEW_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES';
  const hasOld = viewType === 'OLD_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES';
  return { ...(hasNew && after && { NewImage: after }), ...(hasOld && before && { OldImage: before }) };
}

/** The size of a record in bytes: its key and its images. */
export function recordSize(record: StreamRecord, viewType: FakeStreamViewType): number {
  const items: readonly WireItem[] = Object.values(images(record, viewType));
  return items.reduce((size, item) => size + bytesOf(item), bytesOf(record.key));
}

/** The identity of a deletion by time to live. */
const expiry = { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' };

/** Returns a record in the JSON format of GetRecords. */
export function wireRecord(record: StreamRecord, viewType: FakeStreamViewType): object {
  const SequenceNumber = String(record.sequenceNumber);
  return {
    eventID: eventId(SequenceNumber),
    eventName: typeOfChange(record).toUpperCase(),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-central-1',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(record.time / 1000),
      Keys: record.key,
      ...images(record, viewType),
      SequenceNumber,
      SizeBytes: recordSize(record, viewType),
      StreamViewType: viewType,
    },
    ...(record.isExpiry && { userIdentity: expiry }),
  };
}

/** 32 hexadecimal digits. */
function eventId(sequenceNumber: string): string {
  const parts = [0, 1, 2, 3].map((part) => hash(`${part} ${sequenceNumber}`));
  return parts.map((part) => part.toString(16).padStart(8, '0')).join('');
}
