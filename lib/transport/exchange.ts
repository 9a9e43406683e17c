import type { Observable } from 'rxjs';
import type { CallSite } from '../errors/call-site.ts';
import type { ErrorFacts } from '../errors/dynamodb-error.ts';

/** One request as it goes to the wire, encoded once and the same on every attempt but for `attempt`. */
export interface WireRequest {
  /** The operation as the API names it. */
  readonly operation: string;
  readonly tableName: string | undefined;
  /** The JSON body in UTF-8. */
  readonly body: Uint8Array;
  /** One UUID per logical call, kept over its attempts. */
  readonly invocationId: string;
  /** Which attempt this is, the first being 1. */
  readonly attempt: number;
  /** After how many attempts the call gives up; after as many as the settings say, if this is absent. */
  readonly maxAttempts?: number | undefined;
  /** Whether whoever sends it deals with throttles. */
  readonly passesThrottles?: boolean | undefined;
  /** What follows an attempt that may have been applied; absent from an idempotent request, to which it does not matter. */
  readonly ifAmbiguous?: 'retry' | 'fail' | undefined;
  /** Where the caller called the operation. */
  readonly site: CallSite;
}

/** A response with a status below 300; anything else is an error. */
export interface WireResponse {
  readonly requestId: string | undefined;
  readonly body: Buffer;
  /** Present where an earlier attempt may have been applied and the request is not idempotent; `cause` is its error. */
  readonly ambiguity?: ErrorFacts | undefined;
}

/** One request, one response: cold, sent on each subscription, aborted by unsubscribing. */
export type Exchange = (request: WireRequest) => Observable<WireResponse>;

/** A concern around an exchange: retries, a limit, a log. */
export type Layer = (next: Exchange) => Exchange;
