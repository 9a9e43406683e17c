import { brandClasses, className } from '../errors/brand-classes.ts';
import { formatDecimal, parseDecimal } from './decimal.ts';

const inspect: unique symbol = Symbol.for('nodejs.util.inspect.custom');

/**
 * A decimal number with all the digits that DynamoDB stores, for decimals that no JavaScript number represents exactly.
 *
 * Immutable. It has no arithmetic: operators throw a `TypeError` where they would lose digits silently.
 *
 * `instanceof` also recognises instances of another copy of the package. `structuredClone` and `postMessage` turn an
 * instance into a plain object `{ text: '1.5' }`, which looks like data and is stored as a map: send its text instead, and
 * construct a new one from it. The decimals of other libraries (Decimal.js, big.js, bignumber.js) have a `toJSON` that
 * returns text, so they are stored as strings: pass `new ExactNumber(decimal.toString())` to store a number.
 */
export class ExactNumber {
  /** Not a `#private` field, so that deep comparisons (`assert.deepEqual`, `toEqual`) tell two numbers apart. */
  private readonly text: string;

  /**
   * Parses decimal text such as `3.14159265358979323846264338327950288` or `1E-130`.
   *
   * @throws InvalidValueError if the text is not a decimal, has more than 38 significant digits, or has a magnitude other than
   * zero and 1E-130 to 9.99…E+125
   */
  constructor(text: string) {
    this.text = formatDecimal(parseDecimal(text));
    Object.freeze(this);
  }

  /** The digits in canonical form: `0.1` for `0.10` and for `1E-1`. */
  toString(): string {
    return this.text;
  }

  /** The digits as a JSON string, because many parsers would round a JSON number. */
  toJSON(): string {
    return this.text;
  }

  /** The nearest JavaScript number, which may lose digits. */
  toNumber(): number {
    return Number(this.text);
  }

  /** Whether two exact numbers are the same decimal. */
  equals(other: ExactNumber): boolean {
    return this.text === String(other);
  }

  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return this.text;
    throw new TypeError(
      'An ExactNumber cannot be converted to a number without losing digits: call toNumber() or toString()',
    );
  }

  [inspect](): string {
    return `ExactNumber(${this.text})`;
  }
}

brandClasses({ ExactNumber });

/** The same as `instanceof ExactNumber`, but several times faster, for the encoder. */
export function isExactNumber(value: unknown): value is ExactNumber {
  return typeof value === 'object' && value !== null && (value as Branded)[className] === 'ExactNumber';
}

interface Branded {
  readonly [className]?: unknown;
}
