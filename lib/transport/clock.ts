import type { HttpResponse } from './dispatch.ts';
import { header } from './header.ts';

/** When a request went out, in milliseconds since the epoch. */
export interface SendTime {
  /** By the local clock. */
  readonly at: number;
  /** How far the service's clock was taken to be ahead then. */
  readonly skew: number;
}

/** The time as the service has it: requests that are signed at another time are refused. */
export interface ServiceClock {
  /** The service's time now, in milliseconds since the epoch. */
  readonly now: () => number;
  readonly depart: () => SendTime;
  /**
   * Sets the clock by a response, and returns by how many milliseconds the request was signed too early.
   *
   * Returns 0 where the response does not tell the time.
   */
  readonly set: (departure: SendTime, response: HttpResponse) => number;
}

/** After a longer round trip it is anybody's guess when the service wrote its date; the AWS SDKs draw the line here. */
const longestRoundTrip = 15 * 60_000;

/** Up to this many milliseconds the service bears with the clock of others; the AWS SDKs draw the line here. */
const tolerance = 4 * 60_000;

/** What the service says to a request that was signed at another time than its own, for that or for other reasons. */
const refusals = new Set([
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'AuthFailure',
  'RequestTimeTooSkewed',
  'AccessDeniedException',
]);

/** Whether a request that was signed too early by so many milliseconds was refused for that. */
export function isRefusedForItsTime(name: string, early: number): boolean {
  return Math.abs(early) > tolerance && refusals.has(name);
}

/** Makes a clock that goes by the local one until a response corrects it. */
export function serviceClock(local: () => number = Date.now): ServiceClock {
  let skew = 0;

  return {
    now: () => local() + skew,
    depart: () => ({ at: local(), skew }),
    set(departure, response) {
      const arrival = local();
      const roundTrip = arrival - departure.at;
      const date = dateOf(response);
      if (Number.isNaN(date) || roundTrip < 0 || roundTrip > longestRoundTrip) return 0;
      skew = date - (departure.at + roundTrip / 2);
      return skew - departure.skew;
    },
  };
}

/** The date of a response, or `NaN`; one that comes from a cache has an `age`, and tells the time of long ago. */
function dateOf(response: HttpResponse): number {
  return header(response, 'age') === undefined ? Date.parse(header(response, 'date') ?? '') : Number.NaN;
}
