import { encodeText } from '../../lib/codec/encode.ts';
import { keyIdentity } from '../../lib/codec/key-identity.ts';
import type { WireItem, WireValue } from '../../lib/codec/wire-value.ts';
import type { ItemInput } from '../../lib/index.ts';
import { hash } from './hash.ts';

/** The definition and the contents of a table in memory. */
export interface MemoryTableOptions {
  readonly name: string;
  /** The names of the key attributes, the partition key first. */
  readonly key: readonly [string] | readonly [string, string];
  /**
   * The initial items; a later item replaces an earlier one with the same key.
   * @default none
   */
  readonly items?: Iterable<ItemInput> | undefined;
  /**
   * The maximum number of items per page; a `Limit` may be lower.
   * @default 100
   */
  readonly pageSize?: number | undefined;
}

/** The items that a request reads: a filter for a segment or a partition, a start key and a limit. */
export interface ReadRange {
  /** The cache key: ranges with the same name hold the same items until the table changes. */
  readonly name: string;
  readonly accepts: (item: WireItem) => boolean;
  readonly startKey?: WireItem | undefined;
  readonly limit?: number | undefined;
  /** @default true */
  readonly isForward?: boolean | undefined;
}

/** A page of a Scan or a Query. */
export interface MemoryPage {
  readonly items: readonly WireItem[];
  /** The key of the last item, unless it is the last of the range. */
  readonly lastKey: WireItem | undefined;
  /** The index of the page in its range, from 0. */
  readonly index: number;
}

/** The items of a range in order, and the index of each by its key. */
interface Range {
  readonly items: readonly WireItem[];
  readonly positions: ReadonlyMap<string, number>;
}

/** A table in memory; it holds items in the JSON format of the service. */
export class MemoryTable {
  readonly name: string;
  readonly key: readonly string[];
  private readonly pageSize: number;
  private readonly items = new Map<string, WireItem>();
  private readonly ranges = new Map<string, Range>();

  constructor({ name, key, items = [], pageSize = 100 }: MemoryTableOptions) {
    this.name = name;
    this.key = key;
    this.pageSize = pageSize;
    for (const item of items) this.put(wireItem(item));
  }

  get size(): number {
    return this.items.size;
  }

  get(key: WireItem): WireItem | undefined {
    return this.items.get(this.identity(key));
  }

  put(item: WireItem): void {
    this.items.set(this.identity(item), item);
    this.ranges.clear();
  }

  delete(key: WireItem): void {
    this.items.delete(this.identity(key));
    this.ranges.clear();
  }

  /** Reads a page. Items are in the order of their first write, while DynamoDB's own order follows a hash. */
  read({ name, accepts, startKey, limit = this.pageSize, isForward = true }: ReadRange): MemoryPage {
    const { items, positions } = this.range(`${name} ${isForward}`, accepts, isForward);
    const startIndex = startKey && positions.get(this.identity(startKey));
    const start = startIndex === undefined ? 0 : startIndex + 1;
    const size = Math.min(limit, this.pageSize);
    const page = items.slice(start, start + size);
    const last = start + size < items.length ? page.at(-1) : undefined;
    return { items: page, lastKey: last && this.keyOf(last), index: Math.floor(start / size) };
  }

  /** Whether an item belongs to a segment; the hash of its partition key decides. */
  isInSegment(item: WireItem, segment: number, totalSegments: number): boolean {
    return hash(JSON.stringify(item[this.partitionKey])) % totalSegments === segment;
  }

  get partitionKey(): string {
    return this.key[0] ?? '';
  }

  keyOf(item: WireItem): WireItem {
    return Object.fromEntries(this.key.map((name) => [name, item[name] as WireValue]));
  }

  private range(name: string, accepts: ReadRange['accepts'], isForward: boolean): Range {
    const cached = this.ranges.get(name);
    if (cached !== undefined) return cached;
    const items = [...this.items.values()].filter(accepts);
    if (!isForward) items.reverse();
    const range = { items, positions: new Map(items.map((item, index) => [this.identity(item), index])) };
    this.ranges.set(name, range);
    return range;
  }

  private identity(item: WireItem): string {
    return keyIdentity(item, this.key);
  }
}

/** Encodes an item in the JSON format of the service. */
function wireItem(item: ItemInput): WireItem {
  return JSON.parse(encodeText(item, { map: 'attribute' }));
}
