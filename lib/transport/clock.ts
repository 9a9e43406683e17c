import type { HttpResponse } from './dispatch.ts';
import { header } from './header.ts';

/** When a request was sent, and the clock skew that was known then. */
export interface SendTime {
  /** The local time, in milliseconds since the epoch. */
  readonly sentAt: number;
  /** How far the service's clock was taken to be ahead of the local one, in milliseconds. */
  readonly skew: number;
}

/** The service's clock, by which requests are signed: the service refuses a signature that is minutes off its own time. */
export interface ServiceClock {
  /** Returns the service's time, in milliseconds since the epoch. */
  readonly now: () => number;
  /** Returns the send time of a request that is sent now, to be passed to `adjust` with its response. */
  readonly sendTime: () => SendTime;
  /**
   * Adjusts the clock to the `date` of a response.
   *
   * Returns by how many milliseconds the request was signed too early, and 0 if the response does not tell the time.
   */
  readonly adjust: (sendTime: SendTime, response: HttpResponse) => number;
}

/** A longer round trip leaves too wide a range for the service's time. The AWS SDKs have the same limit. */
const maxRoundTrip = 15 * 60_000;

/** How much clock skew the service accepts, in milliseconds, as the AWS SDKs assume. */
const toleratedSkew = 4 * 60_000;

/** The names of the errors with which the service refuses a wrong signing time; some of them have other causes too. */
const clockSkewErrors = new Set([
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'AuthFailure',
  'RequestTimeTooSkewed',
  'AccessDeniedException',
]);

/** Whether the clock skew explains an error of that name. */
export function isClockSkewError(name: string, clockSkew: number): boolean {
  return Math.abs(clockSkew) > toleratedSkew && clockSkewErrors.has(name);
}

/** Makes a clock that shows the local time until a response corrects it. */
export function serviceClock(local: () => number = Date.now): ServiceClock {
  let skew = 0;

  return {
    now: () => local() + skew,
    sendTime: () => ({ sentAt: local(), skew }),
    adjust({ sentAt, skew: skewWhenSent }, response) {
      const roundTrip = local() - sentAt;
      const date = dateOf(response);
      if (Number.isNaN(date) || roundTrip < 0 || roundTrip > maxRoundTrip) return 0;
      skew = date - (sentAt + roundTrip / 2);
      return skew - skewWhenSent;
    },
  };
}

/** The date of a response, or `NaN`. A response with an `age` comes from a cache, and its date is an old one. */
function dateOf(response: HttpResponse): number {
  return header(response, 'age') === undefined ? Date.parse(header(response, 'date') ?? '') : Number.NaN;
}
