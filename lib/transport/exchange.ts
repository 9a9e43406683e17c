import type { Observable } from 'rxjs';
import type { CallSite } from '../errors/call-site.ts';

/** One request as it goes to the wire, encoded once and the same on every attempt but for `attempt`. */
export interface WireRequest {
  /** The operation as the API names it. */
  readonly operation: string;
  readonly tableName: string | undefined;
  /** What it is about, by name or ARN: of several tables or requests, the first. */
  readonly resource?: string | undefined;
  /** Whether the service has hosts of its own for this operation. */
  readonly isSearch?: boolean | undefined;
  /** The JSON body in UTF-8. */
  readonly body: Uint8Array;
  /** One UUID per logical call, kept over its attempts. */
  readonly invocationId: string;
  /** Which attempt this is, the first being 1, and after how many the call gives up. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** Whether whoever sends it deals with throttles. */
  readonly passesThrottles?: boolean | undefined;
  /** Whether it adds to what is there, and is not to be sent again once it may have been applied. */
  readonly once?: boolean | undefined;
  /** Where the caller called the operation. */
  readonly site: CallSite;
}

/** A response with a status below 300; anything else is an error. */
export interface WireResponse {
  readonly requestId: string | undefined;
  readonly body: Buffer;
}

/** One request, one response: cold, sent on each subscription, aborted by unsubscribing. */
export type Exchange = (request: WireRequest) => Observable<WireResponse>;

/** A concern around an exchange: retries, a limit, a log. */
export type Layer = (next: Exchange) => Exchange;
