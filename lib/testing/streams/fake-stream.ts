import type { Item, ItemInput } from '../../api/values.ts';
import type { ListingFault } from './listing-fault.ts';

/**
 * The stream of a fake table: its shards, its records, and controls that change them at once.
 *
 * `fakeDynamoDB({ Music: { key: ['Artist'], stream: 'NEW_AND_OLD_IMAGES' } }).stream('Music')` returns it. The client reads the
 * stream with ListStreams, DescribeStream, GetShardIterator and GetRecords. Every write that changes the table adds a record.
 * Time is that of `asyncScheduler.now()`: open shards roll over after 4 hours, records vanish after 24 hours, and closed shards
 * vanish 24 hours after they were closed.
 *
 * @example
 * const { db, stream } = fakeDynamoDB({ Music: { key: ['Artist'], stream: 'NEW_AND_OLD_IMAGES' } });
 * const { split, rollOver, trim } = stream('Music');
 * split();                      // two children instead of one open shard
 * rollOver();                   // one child instead of each open shard
 * trim();                       // all records so far are lost
 */
export interface FakeStream {
  /** The ARN of the latest stream of the table. */
  readonly arn: string;
  /** The shards that still exist, in the order of their creation, whatever the listings of the service say. */
  readonly shards: readonly FakeShard[];
  /** All records since the stream was enabled, in the order of the writes, including those that were trimmed. */
  readonly records: readonly FakeStreamRecord[];
  /**
   * Closes an open shard and opens two children, each with half of its range of keys.
   *
   * @param shardId the shard; by default the open shard with the largest range, the oldest one of several
   * @returns the ids of the children
   * @throws InvalidOptionError if there is no such open shard, or if its range cannot be divided
   */
  split(shardId?: string): readonly [string, string];
  /**
   * Closes a shard and opens one child with the same range of keys.
   *
   * @param shardId the shard; by default each open shard
   * @returns the ids of the children
   * @throws InvalidOptionError if there is no such open shard
   */
  rollOver(shardId?: string): readonly string[];
  /**
   * Trims records, as if they were older than 24 hours. Their shards remain, also those without records.
   *
   * Iterators and sequence numbers before the oldest remaining record then give a TrimmedDataAccessException.
   *
   * @param untilSequenceNumber the last record that is trimmed, and with it all earlier writes; by default the last record
   * @returns how many records were trimmed
   * @throws InvalidOptionError if no record has that sequence number
   */
  trim(untilSequenceNumber?: string): number;
  /**
   * Removes closed shards with their records, as if they were closed for 24 hours. Requests for them give a
   * ResourceNotFoundException.
   *
   * @param shardIds the shards; by default all closed ones
   * @returns the ids of the removed shards
   * @throws InvalidOptionError if one of them is not a closed shard
   */
  forgetShards(...shardIds: readonly string[]): readonly string[];
  /**
   * Makes the next DescribeStream requests return an inconsistent listing. Several calls add up: each has its own requests.
   *
   * @param fault what is wrong, such as `{ missingNewest: 1 }`
   * @param times how many requests it is for, pages included; 1 by default
   * @throws InvalidOptionError
   */
  failListings(fault: ListingFault, times?: number): void;
  /**
   * Deletes an item as its time to live does: the record has the `userIdentity` of the service.
   *
   * @param key the key of the item, with native values
   * @returns whether there was such an item
   * @throws InvalidOptionError if it is not a key of the table
   */
  expire(key: ItemInput): boolean;
}

/** A shard of a fake stream. */
export interface FakeShard {
  readonly shardId: string;
  /** The shard that it continues; that one need not exist any more. */
  readonly parentShardId: string | undefined;
  readonly isOpen: boolean;
  /** How many records it has that were not trimmed. */
  readonly records: number;
  readonly startingSequenceNumber: string;
  /** `undefined` while the shard is open. */
  readonly endingSequenceNumber: string | undefined;
}

/** A record of a fake stream. It has both images, whatever the view type of the stream is. */
export interface FakeStreamRecord {
  readonly type: 'insert' | 'modify' | 'remove';
  readonly key: Item;
  readonly newItem: Item | undefined;
  readonly oldItem: Item | undefined;
  /** When it was written, in milliseconds since the epoch; the service rounds it down to seconds. */
  readonly time: number;
  readonly sequenceNumber: string;
  readonly shardId: string;
  /** Whether it is the deletion of an expired item. */
  readonly isExpiry: boolean;
  /** Whether it cannot be read any more. */
  readonly isTrimmed: boolean;
}
