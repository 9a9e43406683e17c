import { Decoder } from './decode/decoder.ts';
import type { NumberRule } from './number-rule.ts';
import type { Shape } from './shape.ts';

/** A decoder and its weight after its latest response. */
interface CachedDecoder {
  readonly decoder: Decoder;
  weight: number;
}

/** The decoders of one table. */
type DecodersByShape = Map<Shape | undefined, CachedDecoder>;

/** The weight of a decoder that has learned nothing; each name and each layout adds one. */
const baseWeight = 16;

/** The maximum weight of all tables together: some 500 tables of a dozen attributes. */
const maxWeight = 32_768;

/**
 * Decodes responses with a decoder per table and shape. The decoders are an LRU cache with a maximum weight: the least
 * recently used tables are evicted.
 *
 * A decoder is fast because it has learned the attributes of its table. A single decoder for all tables reached its
 * learning limit after some fifty tables; from then on decoding took ten times as long.
 */
export class TableDecoders {
  readonly #rule: NumberRule;
  readonly #maxWeight: number;
  /** The least recently used table comes first. */
  readonly #tables = new Map<string, DecodersByShape>();
  #latest: string | undefined;
  #weight = 0;

  constructor(rule: NumberRule, limit: number = maxWeight) {
    this.#rule = rule;
    this.#maxWeight = limit;
  }

  /** How many tables have decoders. */
  get size(): number {
    return this.#tables.size;
  }

  /** How many names and layouts all decoders remember, plus sixteen for each decoder. */
  get weight(): number {
    return this.#weight;
  }

  /** Decodes a response of a table; responses of no table, or of several, share their decoders. */
  decode(body: Buffer, shape: Shape | undefined, table = ''): unknown {
    const decoders = this.#touch(table);
    const cached = decoders.get(shape) ?? { decoder: new Decoder(shape, this.#rule), weight: 0 };
    decoders.set(shape, cached);
    try {
      return cached.decoder.decode(body);
    } finally {
      // The number rule may have decoded other responses in the meantime, which may have evicted this table.
      if (this.#tables.get(table) === decoders) this.#updateWeight(cached);
    }
  }

  /** Returns the decoders of a table, and makes it the most recently used one. */
  #touch(table: string): DecodersByShape {
    const decoders = this.#tables.get(table) ?? new Map();
    if (table !== this.#latest) {
      this.#tables.delete(table);
      this.#tables.set(table, decoders);
      this.#latest = table;
    }
    return decoders;
  }

  /** Updates the weight of a decoder, and evicts tables while the total exceeds the maximum. */
  #updateWeight(cached: CachedDecoder): void {
    const weight = cached.decoder.used + baseWeight;
    if (weight === cached.weight) return;
    this.#weight += weight - cached.weight;
    cached.weight = weight;
    for (const [table, decoders] of this.#tables) {
      if (this.#weight <= this.#maxWeight || table === this.#latest) break;
      this.#tables.delete(table);
      for (const evicted of decoders.values()) this.#weight -= evicted.weight;
    }
  }
}
