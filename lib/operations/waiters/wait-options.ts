import type { CallOptions } from '../../call/call.ts';
import { InvalidOptionError } from '../../errors/configuration-error.ts';
import { duration } from '../../options/duration.ts';

/** Options of a wait. */
export interface WaitOptions extends CallOptions {
  /**
   * After how long the wait fails, in milliseconds.
   * @default 600000
   */
  readonly timeout?: number | undefined;
  /**
   * The shortest delay between two requests, in milliseconds; the first request is sent at once.
   * @default 1000
   */
  readonly minDelay?: number | undefined;
  /**
   * The longest delay between two requests, in milliseconds.
   * @default 30000
   */
  readonly maxDelay?: number | undefined;
}

/** The options of a wait with their defaults, in milliseconds. */
export interface WaitTimes {
  readonly timeout: number;
  readonly minDelay: number;
  readonly maxDelay: number;
}

/** Checks the options of a wait and fills in their defaults. */
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
