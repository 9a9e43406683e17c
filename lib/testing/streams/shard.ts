import { hash } from '../hash.ts';
import type { FakeShard } from './fake-stream.ts';
import type { StreamRecord } from './stream-record.ts';

/** A range of hashes of partition keys: from `from`, below `to`. */
export interface HashRange {
  readonly from: number;
  readonly to: number;
}

/** How many hashes there are. */
export const hashCount = 2 ** 32;

/** A shard: it has the records of a range of keys, between its opening and its end. */
export class Shard {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly range: HashRange;
  /** In milliseconds since the epoch. */
  readonly openedAt: number;
  /** What the sequence numbers of its lineage begin with. */
  readonly base: bigint;
  /** No record of the shard has a lower sequence number. */
  readonly start: bigint;
  /** No record of the shard has a higher sequence number; `undefined` while it is open. */
  end: bigint | undefined;
  closedAt: number | undefined;
  /** All records, those that were trimmed included. */
  readonly records: StreamRecord[] = [];
  /** How many of the first records were trimmed. */
  trimmed = 0;
  /** How many GetRecords requests are in flight. */
  readers = 0;

  constructor(options: Pick<Shard, 'id' | 'parentId' | 'range' | 'openedAt' | 'base' | 'start'>) {
    this.id = options.id;
    this.parentId = options.parentId;
    this.range = options.range;
    this.openedAt = options.openedAt;
    this.base = options.base;
    this.start = options.start;
  }

  get isOpen(): boolean {
    return this.end === undefined;
  }

  /** The sequence number of the last record that was trimmed. */
  get lastTrimmed(): bigint | undefined {
    return this.records[this.trimmed - 1]?.sequenceNumber;
  }

  close(end: bigint, now: number): void {
    this.end = end;
    this.closedAt = now;
  }

  holds(keyHash: number): boolean {
    return keyHash >= this.range.from && keyHash < this.range.to;
  }

  /** Trims the first records, as long as they are to be trimmed, and returns how many. */
  trimWhile(isOld: (record: StreamRecord) => boolean): number {
    const before = this.trimmed;
    for (
      let next = this.records[before];
      next !== undefined && isOld(next);
      next = this.records[this.trimmed]
    )
      this.trimmed++;
    return this.trimmed - before;
  }

  /** Returns the index of the first record with that sequence number or a higher one (binary search). */
  indexOf(sequenceNumber: bigint): number {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.records[middle]?.sequenceNumber ?? sequenceNumber) < sequenceNumber) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  view(): FakeShard {
    return {
      shardId: this.id,
      parentShardId: this.parentId,
      isOpen: this.isOpen,
      records: this.records.length - this.trimmed,
      startingSequenceNumber: String(this.start),
      endingSequenceNumber: this.end === undefined ? undefined : String(this.end),
    };
  }
}

/** Returns the id of the shard with that number, in the format of the service. */
export function shardIdOf(arn: string, number: number, openedAt: number): string {
  const suffix = hash(`${arn} ${number}`).toString(16).padStart(8, '0');
  return `shardId-${String(Math.floor(openedAt)).padStart(20, '0')}-${suffix}`;
}
