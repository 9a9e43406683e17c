import { canonicalValue, keyIdentity } from '../codec/key-identity.ts';
import type { WireItem, WireValue } from '../codec/wire-value.ts';
import { compareValues } from './compare-values.ts';
import { hash } from './hash.ts';
import { rejectAsInvalid } from './service-failure.ts';
import type { StreamDefinition } from './streams/stream-options.ts';
import { TableStreams } from './streams/table-streams.ts';
import { type FakeUnits, type Throughput, throughput } from './throughput.ts';

/** The definition and the contents of a table in memory. */
export interface MemoryTableOptions {
  readonly name: string;
  /** The names of the key attributes, the partition key first. */
  readonly key: readonly [string] | readonly [string, string];
  /** The initial items; a later item replaces an earlier one with the same key. */
  readonly items: readonly WireItem[];
  /** The maximum number of items per page; a `Limit` may be lower. */
  readonly pageSize: number;
  readonly units: FakeUnits;
  /** The options of its streams. */
  readonly stream: StreamDefinition;
  /** Whether it has a stream at first. */
  readonly isStreamEnabled: boolean;
}

/** The items that a request reads: a filter for a segment or a partition, a start key and a limit. */
export interface ReadRange {
  /** The cache key: ranges with the same name hold the same items in the same order until the table changes. */
  readonly name: string;
  readonly accepts: (item: WireItem) => boolean;
  /** By their first write, as all scans, or by their sort key, as queries. */
  readonly order: 'written' | 'sortKey' | 'sortKeyDescending';
  readonly startKey?: WireItem | undefined;
  readonly limit?: number | undefined;
}

/** A page of a Scan or a Query. */
export interface MemoryPage {
  readonly items: readonly WireItem[];
  /** The key of the last item, unless it is the last of the range. */
  readonly lastKey: WireItem | undefined;
  /** The index of the page in its range, from 0. */
  readonly index: number;
}

/** An item, or where one was: a scan whose last item was deleted goes on behind it. */
interface Entry {
  /** The position in a scan. */
  readonly position: number;
  readonly item: WireItem | undefined;
}

/** A table in memory; it holds items in the JSON format of the service. */
export class MemoryTable {
  readonly name: string;
  readonly key: readonly string[];
  readonly throughput: Throughput;
  readonly streams: TableStreams;
  private readonly pageSize: number;
  /** In the order of their positions. */
  private readonly entries = new Map<string, Entry>();
  private readonly ranges = new Map<string, readonly Entry[]>();

  constructor({ name, key, items, pageSize, units, stream, isStreamEnabled }: MemoryTableOptions) {
    this.name = name;
    this.key = key;
    this.pageSize = pageSize;
    this.throughput = throughput(units);
    this.streams = new TableStreams(name, stream);
    for (const item of items) this.put(item);
    if (isStreamEnabled) this.streams.enable(stream.viewType);
  }

  /** Returns all items, in the order of their first write. */
  items(): readonly WireItem[] {
    return itemsOf([...this.entries.values()]);
  }

  get(key: WireItem): WireItem | undefined {
    return this.entries.get(this.identity(key))?.item;
  }

  put(item: WireItem): void {
    this.set(this.identity(item), item);
  }

  /** @param isExpiry whether the time to live of the item deletes it */
  delete(key: WireItem, isExpiry = false): void {
    const identity = this.identity(key);
    if (this.entries.has(identity)) this.set(identity, undefined, isExpiry);
  }

  /** Reads a page. Scans are in the order of the first writes, while DynamoDB's own order follows a hash. */
  read(range: ReadRange): MemoryPage {
    const { startKey, limit = this.pageSize } = range;
    const entries = this.range(range);
    const start = startKey === undefined ? 0 : firstIndex(entries, this.isAfter(startKey, range));
    const size = Math.min(limit, this.pageSize);
    const items = itemsOf(entries.slice(start, start + size));
    const last = start + size < entries.length ? items.at(-1) : undefined;
    return { items, lastKey: last && this.keyOf(last), index: Math.floor(start / size) };
  }

  /** Whether an item belongs to a segment; the hash of its partition key decides. */
  isInSegment(item: WireItem, segment: number, totalSegments: number): boolean {
    return hash(JSON.stringify(canonicalValue(item[this.partitionKey]))) % totalSegments === segment;
  }

  get partitionKey(): string {
    return this.key[0] ?? '';
  }

  get sortKey(): string | undefined {
    return this.key[1];
  }

  keyOf(item: WireItem): WireItem {
    return Object.fromEntries(this.key.map((name) => [name, item[name] as WireValue]));
  }

  identity(item: WireItem): string {
    return keyIdentity(item, this.key);
  }

  /** The key attributes as the service describes them. */
  keySchema(): readonly object[] {
    return this.key.map((AttributeName, index) => ({
      AttributeName,
      KeyType: index === 0 ? 'HASH' : 'RANGE',
    }));
  }

  private set(identity: string, item: WireItem | undefined, isExpiry = false): void {
    const { position = this.entries.size, item: before } = this.entries.get(identity) ?? {};
    this.entries.set(identity, { position, item });
    this.ranges.clear();
    const written = item ?? before;
    if (written === undefined || !this.streams.latest?.isEnabled) return;
    const key = this.keyOf(written);
    this.streams.write({ key, before, after: item, isExpiry }, key[this.partitionKey]);
  }

  private range({ name, accepts, order }: ReadRange): readonly Entry[] {
    const cached = this.ranges.get(`${order} ${name}`);
    if (cached !== undefined) return cached;
    const entries = [...this.entries.values()].filter(({ item }) => item !== undefined && accepts(item));
    const { sortKey } = this;
    if (order !== 'written' && sortKey !== undefined) {
      const sign = order === 'sortKey' ? 1 : -1;
      entries.sort((a, b) => sign * compareValues(a.item?.[sortKey], b.item?.[sortKey]));
    }
    this.ranges.set(`${order} ${name}`, entries);
    return entries;
  }

  /** Returns whether an entry comes after a start key, which need not be the key of an item any more. */
  private isAfter(startKey: WireItem, { order }: ReadRange): (entry: Entry) => boolean {
    const { sortKey } = this;
    if (order !== 'written') {
      if (sortKey === undefined) return () => false;
      const sign = order === 'sortKey' ? 1 : -1;
      return ({ item }) => sign * compareValues(item?.[sortKey], startKey[sortKey]) > 0;
    }
    const start = this.entries.get(this.identity(startKey))?.position;
    if (start === undefined)
      return rejectAsInvalid(
        'The provided starting key is invalid: the fake table has never had an item with it',
      );
    return ({ position }) => position > start;
  }
}

function itemsOf(entries: readonly Entry[]): readonly WireItem[] {
  return entries.map(({ item }) => item).filter((item) => item !== undefined);
}

/** Returns the index of the first entry that is after a key, in a list in order (binary search). */
function firstIndex(entries: readonly Entry[], isAfter: (entry: Entry) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && isAfter(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}
