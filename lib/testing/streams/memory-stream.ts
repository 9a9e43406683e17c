import { type Throughput, throughput } from '../throughput.ts';
import type { ListingFault } from './listing-fault.ts';
import { isSameItem } from './same-item.ts';
import { type HashRange, hashCount, Shard, shardIdOf } from './shard.ts';
import type { StreamDefinition } from './stream-options.ts';
import type { ItemChange, StreamRecord } from './stream-record.ts';

const hour = 3_600_000;
/** After that time an open shard rolls over. */
const shardLifetime = 4 * hour;
/** After that time records and closed shards vanish. */
export const retention = 24 * hour;

/** The lowest sequence number. A few records later the numbers have one digit more, so that their texts cannot be compared. */
const lowestNumber = 999_999_999_999_999_999_000n;
const stepBetweenNumbers = 37n;
/** The first shards begin at powers of ten of it, up to the longest number that the service allows: 40 digits. */
const lineageLengths = 18;

const listingsPerSecond = 10;

/** A stream in memory: shards, which hold the records of a table by the hash of the partition key. */
export class MemoryStream {
  readonly arn: string;
  readonly label: string;
  readonly createdAt: number;
  readonly definition: StreamDefinition;
  /** All records with their shards, in the order of the writes, those that were trimmed included. */
  readonly records: { readonly record: StreamRecord; readonly shard: Shard }[] = [];
  /** When the stream was disabled. */
  disabledAt: number | undefined;
  /** What is wrong with the next listings. */
  readonly listingFaults: ListingFault[] = [];
  /** How many listings and reads there were. */
  listings = 0;
  reads = 0;
  /** The service allows ten listings per second. */
  readonly listingLimit: Throughput;
  private readonly now: () => number;
  /** In the order of their creation. */
  private kept: Shard[] = [];
  private createdShards = 0;
  /** Grows with each sequence number, so that all of them differ. */
  private counter = 0n;

  constructor(tableArn: string, definition: StreamDefinition, now: () => number, createdAt = now()) {
    this.now = now;
    this.definition = definition;
    this.listingLimit = throughput({ read: listingsPerSecond }, now);
    this.createdAt = createdAt;
    this.label = new Date(this.createdAt).toISOString().slice(0, -1);
    this.arn = `${tableArn}/stream/${this.label}`;
    const { shards: count } = definition;
    const bound = (index: number) => Math.floor((hashCount / count) * index);
    for (let index = 0; index < count; index++) {
      const base = lowestNumber * 10n ** BigInt(index % lineageLengths);
      this.open(undefined, { from: bound(index), to: bound(index + 1) }, base, this.createdAt);
    }
  }

  get isEnabled(): boolean {
    return this.disabledAt === undefined;
  }

  /** The shards that exist now: those that are old roll over or vanish first. */
  get shards(): readonly Shard[] {
    const now = this.now();
    // Children are appended meanwhile, and may be due themselves.
    for (const shard of this.kept) {
      if (shard.isOpen && now - shard.openedAt >= shardLifetime)
        this.replace(shard, [shard.range], Math.max(shard.openedAt + shardLifetime, now - retention));
      shard.trimWhile(({ time }) => now - time >= retention);
    }
    const isKept = ({ closedAt }: Shard) => closedAt === undefined || now - closedAt < retention;
    if (!this.kept.every(isKept)) this.remove((shard) => !isKept(shard));
    return this.kept;
  }

  get(shardId: string): Shard | undefined {
    return this.shards.find(({ id }) => id === shardId);
  }

  /** Adds the record of a write, and returns whether there is one: a write that changes nothing has none. */
  write(change: ItemChange, keyHash: number): boolean {
    if (!this.isEnabled || isSameItem(change.before, change.after)) return false;
    const shard = this.shards.find((each) => each.isOpen && each.holds(keyHash));
    if (shard === undefined) throw new Error(`No open shard of ${this.arn} holds the hash ${keyHash}`);
    const sequenceNumber = this.nextNumber(shard.base);
    const record = { ...change, sequenceNumber, time: this.now(), index: this.records.length };
    shard.records.push(record);
    this.records.push({ record, shard });
    return true;
  }

  /** Closes an open shard and opens two children, whose range must be more than one hash. */
  split(shard: Shard): readonly Shard[] {
    const { from, to } = shard.range;
    const middle = from + Math.floor((to - from) / 2);
    return this.replace(shard, [
      { from, to: middle },
      { from: middle, to },
    ]);
  }

  /** Closes an open shard and opens one child. */
  rollOver(shard: Shard): readonly Shard[] {
    return this.replace(shard, [shard.range]);
  }

  /** Trims the records up to one of that index, and returns how many. */
  trim(untilIndex: number): number {
    return this.shards.reduce((sum, shard) => sum + shard.trimWhile(({ index }) => index <= untilIndex), 0);
  }

  /** Removes closed shards. */
  forget(shards: readonly Shard[]): void {
    this.remove((shard) => shards.includes(shard));
  }

  /** Disables the stream: all shards are closed, and can be read for 24 hours. */
  disable(): void {
    const now = this.now();
    for (const shard of this.shards) if (shard.isOpen) shard.close(this.nextNumber(shard.base), now);
    this.disabledAt = now;
  }

  private remove(isGone: (shard: Shard) => boolean): void {
    for (const shard of this.kept) if (isGone(shard)) shard.trimWhile(() => true);
    this.kept = this.kept.filter((shard) => !isGone(shard));
  }

  private replace(shard: Shard, ranges: readonly HashRange[], now = this.now()): readonly Shard[] {
    shard.close(this.nextNumber(shard.base), now);
    return ranges.map((range) => this.open(shard.id, range, shard.base, now));
  }

  private open(parentId: string | undefined, range: HashRange, base: bigint, openedAt: number): Shard {
    const id = shardIdOf(this.arn, this.createdShards++, openedAt);
    const shard = new Shard({ id, parentId, range, base, start: this.nextNumber(base), openedAt });
    this.kept.push(shard);
    return shard;
  }

  private nextNumber(base: bigint): bigint {
    return base + stepBetweenNumbers * this.counter++;
  }
}
