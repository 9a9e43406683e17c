import type { NumberRule } from '../number-rule.ts';
import type { Shape } from '../shape.ts';
import { type NumberReading, withByteReader } from './byte-reader.ts';
import { LearningLimit } from './learning-limit.ts';
import { numberReading } from './number-reading.ts';
import { type ShapeReader, shapeReader } from './shape-reader.ts';

/** For each thing remembered, how many must have been refused before all are forgotten: learning must not cost more. */
const refusalsPerUse = 16;

/** Up to which factor that number grows while learning anew turns out to be of no use. */
const maxBackoff = 32;

/**
 * Decodes the responses of one shape, and remembers what they have looked like.
 *
 * What may be remembered is limited, and the limit may be reached by data that do not come again: names that are
 * identifiers, the items of the first half of a scan. So when much has been refused, everything is forgotten and learned
 * anew, between two responses. Data that can never be learned would have that happen all the time; exponential backoff
 * keeps it rare: the number of refusals that it takes doubles as long as most responses were decoded with refusals.
 */
export class Decoder {
  readonly #shape: Shape | undefined;
  readonly #numbers: NumberReading;
  #budget = new LearningLimit();
  #read: ShapeReader;
  #backoff = 1;
  /** How many responses were decoded since the last time that all was forgotten, without and with refusals. */
  #responses = 0;
  #refusing = 0;

  constructor(shape: Shape | undefined, rule: NumberRule) {
    this.#shape = shape;
    this.#numbers = numberReading(rule);
    this.#read = shapeReader(shape, this.#budget);
  }

  /** How many names and layouts are remembered. */
  get used(): number {
    return this.#budget.used;
  }

  decode(body: Buffer): unknown {
    if (body.length === 0) return {};
    const budget = this.#budget;
    const { refused } = budget;
    try {
      return withByteReader(body, this.#numbers, this.#read);
    } finally {
      if (budget === this.#budget) this.#review(budget.refused > refused);
    }
  }

  #review(isRefusing: boolean): void {
    this.#responses++;
    if (!isRefusing) return;
    this.#refusing++;
    const { refused, used } = this.#budget;
    if (refused > refusalsPerUse * this.#backoff * used) this.#forget();
  }

  #forget(): void {
    const wasUseful = this.#refusing * 2 < this.#responses;
    this.#backoff = wasUseful ? 1 : Math.min(this.#backoff * 2, maxBackoff);
    this.#budget = new LearningLimit();
    this.#read = shapeReader(this.#shape, this.#budget);
    this.#responses = 0;
    this.#refusing = 0;
  }
}
