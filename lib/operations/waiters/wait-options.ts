import type { CallOptions } from '../../call/call.ts';
import { InvalidOptionError } from '../../errors/configuration-error.ts';
import { duration } from '../../options/duration.ts';

/** How patiently something is waited for. */
export interface WaitOptions extends CallOptions {
  /**
   * How long to wait in all, in milliseconds.
   * @default 600000
   */
  readonly timeout?: number | undefined;
  /**
   * The shortest time between two looks, in milliseconds; the first look is at once.
   * @default 1000
   */
  readonly minDelay?: number | undefined;
  /**
   * The longest time between two looks, in milliseconds.
   * @default 30000
   */
  readonly maxDelay?: number | undefined;
}

/** The times of a wait, in milliseconds. */
export interface WaitTimes {
  readonly timeout: number;
  readonly minDelay: number;
  readonly maxDelay: number;
}

/** Fills in the defaults. */
export function resolveWaitOptions(options: WaitOptions): WaitTimes {
  const timeout = duration('timeout', options.timeout ?? 600_000);
  const minDelay = duration('minDelay', options.minDelay ?? 1000);
  const maxDelay = duration('maxDelay', options.maxDelay ?? Math.max(minDelay, 30_000));
  if (maxDelay >= minDelay) return { timeout, minDelay, maxDelay };
  throw new InvalidOptionError(
    `The option \`maxDelay\` must not be less than \`minDelay\`: ${maxDelay} < ${minDelay}`,
    { option: 'maxDelay', value: maxDelay },
  );
}
