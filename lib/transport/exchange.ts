import type { Observable } from 'rxjs';
import type { CallSite } from '../errors/call-site.ts';
import type { RetryableKind } from '../errors/retryable.ts';

/** One request as it goes to the wire, encoded once and the same on every attempt but for `attempt`. */
export interface WireRequest {
  /** The operation as the API names it. */
  readonly operation: string;
  readonly tableName: string | undefined;
  /** The JSON body in UTF-8. */
  readonly body: Uint8Array;
  /** One UUID per logical call, kept over its attempts. */
  readonly invocationId: string;
  /** Which attempt this is, the first being 1, and how many the layers below the caller make at most. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** Which kinds of errors the caller retries, if it is a stream; then no retry draws on the retry budget. */
  readonly callerRetries?: readonly RetryableKind[] | undefined;
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
