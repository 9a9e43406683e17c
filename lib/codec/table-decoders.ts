import { Decoder } from './decode/decoder.ts';
import type { NumberRule } from './number-rule.ts';
import type { Shape } from './shape.ts';

/** A decoder, and what it weighed when it was weighed last. */
interface Weighed {
  readonly decoder: Decoder;
  weight: number;
}

/** What is kept of one table: a decoder per shape of its responses. */
type TableMemory = Map<Shape | undefined, Weighed>;

/** What a decoder weighs that has learned nothing, in names and layouts. */
const emptyWeight = 16;

/** How many names and layouts all tables together may remember: some 500 tables of a dozen attributes. */
const maxWeight = 32_768;

/**
 * Decodes responses with a decoder per table and shape, and keeps those of the least recently used tables no longer than
 * there is room for them (LRU cache).
 *
 * A decoder is fast because it remembers what the items of its table look like. One for all tables would have to remember
 * all of them, and after some fifty tables its limit was reached: from then on everything took ten times as long.
 */
export class TableDecoders {
  readonly #rule: NumberRule;
  readonly #maxWeight: number;
  /** The least recently used first. */
  readonly #tables = new Map<string, TableMemory>();
  #latest: string | undefined;
  #weight = 0;

  constructor(rule: NumberRule, limit: number = maxWeight) {
    this.#rule = rule;
    this.#maxWeight = limit;
  }

  /** How many tables are remembered. */
  get size(): number {
    return this.#tables.size;
  }

  /** How many names and layouts are remembered, and sixteen more for each decoder. */
  get weight(): number {
    return this.#weight;
  }

  /** Decodes a response about a table; those that are about none, or about several, share what they remember. */
  decode(body: Buffer, shape: Shape | undefined, table = ''): unknown {
    const memory = this.#use(table);
    const weighed = memory.get(shape) ?? { decoder: new Decoder(shape, this.#rule), weight: 0 };
    memory.set(shape, weighed);
    try {
      return weighed.decoder.decode(body);
    } finally {
      // A number rule may have decoded something else meanwhile, and this table may have been forgotten over it.
      if (this.#tables.get(table) === memory) this.#weigh(weighed);
    }
  }

  #use(table: string): TableMemory {
    const memory = this.#tables.get(table) ?? new Map();
    if (table !== this.#latest) {
      this.#tables.delete(table);
      this.#tables.set(table, memory);
      this.#latest = table;
    }
    return memory;
  }

  #weigh(weighed: Weighed): void {
    const weight = weighed.decoder.used + emptyWeight;
    if (weight === weighed.weight) return;
    this.#weight += weight - weighed.weight;
    weighed.weight = weight;
    for (const [table, memory] of this.#tables) {
      if (this.#weight <= this.#maxWeight || table === this.#latest) break;
      this.#tables.delete(table);
      for (const forgotten of memory.values()) this.#weight -= forgotten.weight;
    }
  }
}
