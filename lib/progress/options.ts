import { refuseOption } from '../options/refuse-option.ts';
import type { Progress } from './progress.ts';

/** The price of capacity units. */
export interface UnitPrice {
  /**
   * What a million read units cost.
   * @default 0
   */
  readonly read?: number | undefined;
  /**
   * What a million write units cost.
   * @default 0
   */
  readonly write?: number | undefined;
}

/** Options that report how far a stream is. */
export interface ProgressOptions {
  /**
   * Called with the progress every `progressInterval`, and once when the stream completes or fails; never inside of your own
   * `next`, and not after you have unsubscribed, `take(n)` and `signal` included. If it throws, the stream fails with that error.
   *
   * Requests then ask for their consumed capacity (`ReturnConsumedCapacity: 'TOTAL'`, unless yours asks for more), and pages
   * and results have it. A scan sends one DescribeTable after the first interval, for a first estimate; if that fails, it is
   * ignored, and there is no estimate until segments have finished.
   * @default none: nothing is measured
   */
  readonly progress?: ((progress: Progress) => void) | undefined;
  /**
   * How often `progress` is called, in milliseconds; with `Infinity`, only at the end.
   * @default 1000
   */
  readonly progressInterval?: number | undefined;
  /**
   * What a million capacity units cost, from which `cost` is calculated, in any currency: `{ read: 0.125, write: 0.625 }`.
   * @default none: there is no `cost`
   */
  readonly unitPrice?: UnitPrice | undefined;
}

/** The checked options of a stream whose progress is reported. */
export interface ResolvedProgressOptions {
  readonly progress: (progress: Progress) => void;
  readonly interval: number;
  readonly unitPrice: UnitPrice | undefined;
}

/**
 * Checks the options, and copies them; returns `undefined` without a `progress`.
 *
 * @throws InvalidOptionError
 */
export function checkedProgress(options: ProgressOptions): ResolvedProgressOptions | undefined {
  const { progress } = options;
  // Plain JavaScript may pass `null`.
  if (progress === undefined || progress === null) return undefined;
  if (typeof progress !== 'function') return refuseOption('progress', progress, 'a function');
  const interval = options.progressInterval ?? 1000;
  if (typeof interval !== 'number' || !(interval >= 1))
    return refuseOption('progressInterval', interval, 'a number of milliseconds from 1 to Infinity');
  return { progress, interval, unitPrice: checkedPrice(options.unitPrice) };
}

function checkedPrice(price: UnitPrice | undefined): UnitPrice | undefined {
  if (price === undefined || price === null) return undefined;
  if (typeof price !== 'object')
    return refuseOption('unitPrice', price, 'an object, such as `{ read: 0.125 }`');
  const { read, write } = price;
  return { read: checkedAmount('unitPrice.read', read), write: checkedAmount('unitPrice.write', write) };
}

function checkedAmount(option: string, amount: number | undefined): number | undefined {
  if (amount === undefined || amount === null) return undefined;
  if (typeof amount === 'number' && amount >= 0 && amount < Number.POSITIVE_INFINITY) return amount;
  return refuseOption(option, amount, 'a price of a million units, from 0');
}
