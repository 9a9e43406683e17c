import type { NumberRule } from '../number-rule.ts';
import type { Shape } from '../shape.ts';
import { type NumberParser, withByteReader } from './byte-reader.ts';
import { LearningLimit } from './learning-limit.ts';
import { numberParser } from './number-parser.ts';
import { type ShapeReader, shapeReader } from './shape-reader.ts';

/** How many refusals per remembered name or layout cause a reset: learning anew must cost less than the refusals did. */
const refusalsPerRemembered = 16;

/** The largest factor by which exponential backoff raises that number while learning anew is useless. */
const maxBackoff = 32;

/**
 * Decodes the responses of one shape, and learns the names, order and types of their attributes.
 *
 * The learning limit can be used up by data that do not occur again: names that are identifiers, or the items of the
 * first half of a scan. So after many refusals the decoder resets, between two responses, and learns anew. Data that can
 * never be learned would cause resets all the time. Exponential backoff keeps them rare: the number of refusals that
 * causes a reset doubles as long as at least half of the responses were decoded with refusals.
 */
export class Decoder {
  readonly #shape: Shape | undefined;
  readonly #numberParser: NumberParser;
  #limit = new LearningLimit();
  #read: ShapeReader;
  #backoff = 1;
  /** How many responses were decoded since the last reset. */
  #responses = 0;
  /** How many of these had names or layouts refused. */
  #responsesWithRefusals = 0;

  constructor(shape: Shape | undefined, rule: NumberRule) {
    this.#shape = shape;
    this.#numberParser = numberParser(rule);
    this.#read = shapeReader(shape, this.#limit);
  }

  /** How many names and layouts are remembered. */
  get used(): number {
    return this.#limit.used;
  }

  decode(body: Buffer): unknown {
    if (body.length === 0) return {};
    const limit = this.#limit;
    const { refused } = limit;
    try {
      return withByteReader(body, this.#numberParser, this.#read);
    } finally {
      if (limit === this.#limit) this.#countResponse(limit.refused > refused);
    }
  }

  #countResponse(hasRefusals: boolean): void {
    this.#responses++;
    if (!hasRefusals) return;
    this.#responsesWithRefusals++;
    const { refused, used } = this.#limit;
    if (refused > refusalsPerRemembered * this.#backoff * used) this.#reset();
  }

  #reset(): void {
    const wasUseful = this.#responsesWithRefusals * 2 < this.#responses;
    this.#backoff = wasUseful ? 1 : Math.min(this.#backoff * 2, maxBackoff);
    this.#limit = new LearningLimit();
    this.#read = shapeReader(this.#shape, this.#limit);
    this.#responses = 0;
    this.#responsesWithRefusals = 0;
  }
}
