import { formatDecimal, readDecimal } from './decimal.ts';

const inspect: unique symbol = Symbol.for('nodejs.util.inspect.custom');

/** Marks the class in every copy of the package that a process has loaded, as an ES module and as CommonJS for instance. */
const brand: unique symbol = Symbol.for('rxdynamo.ExactNumber');

const ordinaryHasInstance = Function.prototype[Symbol.hasInstance];

/**
 * A decimal number with every digit that DynamoDB keeps, for those that no JavaScript number holds exactly.
 *
 * Immutable. It does not calculate: arithmetic operators throw a `TypeError` where they would lose digits silently.
 *
 * `instanceof` also knows those that another copy of the package has made. What `structuredClone` or `postMessage` makes
 * of one is a plain object `{ text: '1.5' }`, which cannot be told from data and is stored as a map: send its text, and
 * make it anew. The decimals of other libraries (Decimal.js, big.js, bignumber.js) have a `toJSON` that returns text and
 * are stored as strings: give `new ExactNumber(decimal.toString())` to store a number.
 */
export class ExactNumber {
  /** Not a `#private` field, so that deep comparisons (`assert.deepEqual`, `toEqual`) tell two numbers apart. */
  private readonly text: string;

  /**
   * Reads decimal text such as `3.14159265358979323846264338327950288` or `1E-130`.
   *
   * @throws InvalidValueError if it is not a decimal, has more than 38 significant digits, or is neither zero nor of a
   * magnitude from 1E-130 to 9.99…E+125
   */
  constructor(text: string) {
    this.text = formatDecimal(readDecimal(text));
    Object.freeze(this);
  }

  static readonly [Symbol.hasInstance] = hasInstance;

  get [brand](): true {
    return true;
  }

  /** The digits in canonical form: `0.1` for `0.10` and for `1E-1`. */
  toString(): string {
    return this.text;
  }

  /** The digits as a JSON string, because many readers of a JSON number would round it. */
  toJSON(): string {
    return this.text;
  }

  /** The nearest JavaScript number; it may lose digits. */
  toNumber(): number {
    return Number(this.text);
  }

  /** Whether two exact numbers are the same decimal. */
  equals(other: ExactNumber): boolean {
    return this.text === String(other);
  }

  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return this.text;
    throw new TypeError('An ExactNumber would lose digits here: call toNumber() or toString() first');
  }

  [inspect](): string {
    return `ExactNumber(${this.text})`;
  }
}

/** Of a class derived from `ExactNumber` the brand says nothing. */
function hasInstance(this: unknown, value: unknown): boolean {
  return this === ExactNumber ? isExactNumber(value) : ordinaryHasInstance.call(this, value);
}

/** Whether a value is an `ExactNumber`, of this copy of the package or of another. */
export function isExactNumber(value: unknown): value is ExactNumber {
  return typeof value === 'object' && value !== null && (value as Branded)[brand] === true;
}

interface Branded {
  readonly [brand]?: unknown;
}
