import type { Observable } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import type { CallSite } from '../errors/call-site.ts';
import type { ErrorFacts } from '../errors/dynamodb-error.ts';
import type { RetryableKind } from '../errors/retryable.ts';

/** One request as it goes to the wire, encoded once and the same on every attempt but for `attempt`. */
export interface WireRequest {
  /** The operation with all that is declared of it. */
  readonly operation: Operation<never, unknown>;
  readonly tableName: string | undefined;
  /** What it is about, by name or ARN: of several tables or requests, the first. */
  readonly resource?: string | undefined;
  /** The JSON body in UTF-8. */
  readonly body: Uint8Array;
  /** One UUID per logical call, kept over its attempts. */
  readonly invocationId: string;
  /** Which attempt this is, the first being 1. */
  readonly attempt: number;
  /** After how many attempts the layers below the caller give up; after as many as the settings say, if this is absent. */
  readonly maxAttempts?: number | undefined;
  /** Which kinds of errors the caller retries, if it is a stream; then no retry draws on the retry budget. */
  readonly callerRetries?: readonly RetryableKind[] | undefined;
  /** What follows an attempt that may have been applied; absent from an idempotent request, to which it does not matter. */
  readonly ifAmbiguous?: 'retry' | 'fail' | undefined;
  /** Where the caller called the operation. */
  readonly site: CallSite;
  /** Returns the output that a response holds. Throws the error of the attempt if the response does not hold one. */
  readonly read: (response: UnreadResponse) => unknown;
}

/** A response with a status below 300 whose body has not been looked into. */
export interface UnreadResponse {
  readonly statusCode: number;
  readonly requestId: string | undefined;
  readonly body: Buffer;
  /**
   * Whether the response carries `x-amzn-requestid` or `x-amz-crc32`; `undefined` if it does not, and no response of this
   * endpoint has carried one before.
   */
  readonly hasServiceHeaders: boolean | undefined;
  /** Returns the status and the beginning of the body, without credentials. */
  readonly describe: () => string;
}

/** What the service answered; anything but an output is an error. */
export interface WireResponse {
  readonly requestId: string | undefined;
  readonly output: unknown;
  /** Present where an earlier attempt may have been applied and the request is not idempotent; `cause` is its error. */
  readonly ambiguity?: ErrorFacts | undefined;
}

/** One request, one response: cold, sent on each subscription, aborted by unsubscribing. */
export type Exchange = (request: WireRequest) => Observable<WireResponse>;

/** A concern around an exchange: retries, a limit, a log. */
export type Layer = (next: Exchange) => Exchange;
