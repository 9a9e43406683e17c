import { encodeText } from '../../lib/codec/encode.ts';
import { keyIdentity } from '../../lib/codec/key-identity.ts';
import type { WireItem, WireValue } from '../../lib/codec/wire-value.ts';
import type { ItemInput } from '../../lib/index.ts';
import { hash } from './hash.ts';

/** What a table in memory is made of. */
export interface MemoryTableOptions {
  readonly name: string;
  /** The names of the key attributes, the partition key first. */
  readonly key: readonly [string] | readonly [string, string];
  /**
   * The items that the table holds at first; a later item replaces an earlier one of the same key.
   * @default none
   */
  readonly items?: Iterable<ItemInput> | undefined;
  /**
   * How many items make a page, where `Limit` does not ask for fewer.
   * @default 100
   */
  readonly pageSize?: number | undefined;
}

/** Which items to read: those of a segment or of a partition, after a key, so many of them. */
export interface ReadRange {
  /** The same for the same items: a range is put together once, and again when the table has changed. */
  readonly name: string;
  readonly accepts: (item: WireItem) => boolean;
  readonly startKey?: WireItem | undefined;
  readonly limit?: number | undefined;
  /** @default true */
  readonly isForward?: boolean | undefined;
}

/** A part of a table, as the service hands it out. */
export interface MemoryPage {
  readonly items: readonly WireItem[];
  /** The key of the last item, if there may be more. */
  readonly lastKey: WireItem | undefined;
  /** The index of the page among those of its range, from 0 on. */
  readonly index: number;
}

/** The items of a range in order, and where each of them stands. */
interface Range {
  readonly items: readonly WireItem[];
  readonly positions: ReadonlyMap<string, number>;
}

/** A table that keeps its items in memory, as they stand on the wire. */
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

  /** Reads a page. Items come in the order in which they were first put; DynamoDB's own is as good as random. */
  read({ name, accepts, startKey, limit = this.pageSize, isForward = true }: ReadRange): MemoryPage {
    const { items, positions } = this.range(`${name} ${isForward}`, accepts, isForward);
    const before = startKey && positions.get(this.identity(startKey));
    const start = before === undefined ? 0 : before + 1;
    const size = Math.min(limit, this.pageSize);
    const page = items.slice(start, start + size);
    const last = start + size < items.length ? page.at(-1) : undefined;
    return { items: page, lastKey: last && this.keyOf(last), index: Math.floor(start / size) };
  }

  /** Whether an item belongs to a segment, which the hash of its partition key decides. */
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
    const known = this.ranges.get(name);
    if (known !== undefined) return known;
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

/** Translates an item from native JavaScript values to those of the wire. */
function wireItem(item: ItemInput): WireItem {
  return JSON.parse(encodeText(item, { map: 'attribute' }));
}
