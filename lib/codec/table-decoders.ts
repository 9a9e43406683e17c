import { Decoder } from './decode/decoder.ts';
import type { NumberRule } from './number-rule.ts';
import type { Shape } from './shape.ts';

/** A decoder, with its weight after the last response. */
interface CachedDecoder {
  readonly decoder: Decoder;
  weight: number;
}

/** The cache entry of a table: a decoder per shape of its responses. */
type TableEntry = Map<Shape | undefined, CachedDecoder>;

/** The weight of a new decoder, in names and layouts. */
const emptyWeight = 16;

/** How many names and layouts are cached for all tables together: some 500 tables of a dozen attributes. */
const defaultMaxWeight = 32_768;

/**
 * LRU cache of decoders, one per table and shape, with a limit on their total weight.
 *
 * A decoder is fast because it caches the names and layouts of its table's items. A single decoder for all tables reached
 * its limit after some fifty tables, and from then on decoding took ten times as long.
 */
export class TableDecoders {
  readonly #rule: NumberRule;
  readonly #maxWeight: number;
  /** From the least to the most recently used. */
  readonly #tables = new Map<string, TableEntry>();
  #mostRecent: string | undefined;
  #weight = 0;

  constructor(rule: NumberRule, maxWeight: number = defaultMaxWeight) {
    this.#rule = rule;
    this.#maxWeight = maxWeight;
  }

  /** How many tables are cached. */
  get size(): number {
    return this.#tables.size;
  }

  /** How many names and layouts are cached, plus sixteen for each decoder. */
  get weight(): number {
    return this.#weight;
  }

  /** Decodes a response about a table; responses about no table or several share one entry. */
  decode(body: Buffer, shape: Shape | undefined, table = ''): unknown {
    const entry = this.#touch(table);
    const cached = entry.get(shape) ?? { decoder: new Decoder(shape, this.#rule), weight: 0 };
    entry.set(shape, cached);
    try {
      return cached.decoder.decode(body);
    } finally {
      // A number rule may have decoded another response meanwhile, which may have evicted this table.
      if (this.#tables.get(table) === entry) this.#updateWeight(cached);
    }
  }

  #touch(table: string): TableEntry {
    const entry = this.#tables.get(table) ?? new Map();
    if (table !== this.#mostRecent) {
      this.#tables.delete(table);
      this.#tables.set(table, entry);
      this.#mostRecent = table;
    }
    return entry;
  }

  #updateWeight(cached: CachedDecoder): void {
    const weight = cached.decoder.used + emptyWeight;
    if (weight === cached.weight) return;
    this.#weight += weight - cached.weight;
    cached.weight = weight;
    for (const [table, entry] of this.#tables) {
      if (this.#weight <= this.#maxWeight || table === this.#mostRecent) break;
      this.#tables.delete(table);
      for (const evicted of entry.values()) this.#weight -= evicted.weight;
    }
  }
}
