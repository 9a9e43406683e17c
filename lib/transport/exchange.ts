import type { Observable } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import type { ValueFormat } from '../codec/item-format.ts';
import type { CallSite } from '../errors/call-site.ts';
import type { ErrorFacts } from '../errors/dynamodb-error.ts';
import type { RetryableKind } from '../errors/retryable.ts';
import type { ProgressMeter } from '../progress/progress-meter.ts';
import type { CallEvent, RequestEvent, Unfinished } from '../telemetry/events.ts';

/** Capacity units that are reserved for an attempt, until it settles what it has consumed. */
export interface ReservedUnits {
  /** Replaces the reserved units; a kind that is left out was consumed as it was reserved. */
  settle(units: { readonly read?: number | undefined; readonly write?: number | undefined }): void;
}

/** The capacity units of a request with the option `limiter`. */
export interface RequestCapacity {
  /** Reserves what the next attempt is estimated to consume; returns `undefined` if it has to wait for that. */
  tryAcquire(): ReservedUnits | undefined;
  /** Reserves the same as soon as the limits allow it; emits once. */
  acquire(): Observable<ReservedUnits>;
  /** The units are reserved, and the attempt is sent. */
  onGrant(): void;
  /** Settles what the response says; the estimate, if it does not say. */
  onResponse(reserved: ReservedUnits, response: WireResponse): void;
  /** Returns the units if the attempt cannot have consumed any, else spends them. */
  onError(reserved: ReservedUnits, error: unknown): void;
}

/** An encoded request. Its attempts differ in nothing but `attempt`. */
export interface WireRequest {
  /** The operation with all that is declared about it. */
  readonly operation: Operation<never, unknown>;
  readonly tableName: string | undefined;
  /** The name or ARN of the table, or other resource, that it is about; the first one if there are several. */
  readonly resource?: string | undefined;
  /** The segment of a parallel scan that it reads. */
  readonly segment?: number | undefined;
  /** The JSON body in UTF-8. */
  readonly body: Uint8Array;
  /** The UUID of the call, the same for all of its attempts. */
  readonly invocationId: string;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  /** How many times the request is sent at most; if absent, the settings decide. */
  readonly maxAttempts?: number | undefined;
  /** Which kinds of errors the caller, a stream, retries itself; then no retry draws on the retry budget. */
  readonly callerRetries?: readonly RetryableKind[] | undefined;
  /** What to do after an attempt that may have been applied; absent from an idempotent request, which is always retried. */
  readonly ifAmbiguous?: 'retry' | 'fail' | undefined;
  /** The format of the items in an error of the service; native if absent. */
  readonly items?: ValueFormat | undefined;
  /** Measures the progress of the stream that it belongs to. */
  readonly meter?: ProgressMeter | undefined;
  /** Present with the option `limiter`, if the operation consumes capacity units. */
  readonly capacity?: RequestCapacity | undefined;
  /** The event of its call, while somebody listens to `rxdynamo:call`. */
  readonly call?: Unfinished<CallEvent> | undefined;
  /** The event of this attempt, while somebody listens to `rxdynamo:request`. */
  readonly event?: Unfinished<RequestEvent> | undefined;
  /** Where the caller called the operation. */
  readonly site: CallSite;
  /** Returns the output that a response holds. Throws the error of the attempt if the response does not hold one. */
  readonly read: (response: UnreadResponse) => unknown;
}

/** A response with a status below 300 whose body has not been decoded. */
export interface UnreadResponse {
  readonly statusCode: number;
  readonly requestId: string | undefined;
  readonly body: Buffer;
  /**
   * Whether the response has the header `x-amzn-requestid` or `x-amz-crc32`; `undefined` if neither it nor an earlier
   * response of this endpoint has one.
   */
  readonly hasServiceHeaders: boolean | undefined;
  /** Returns the status and the beginning of the body, without credentials. */
  readonly describe: () => string;
}

/** A response with an output; a response without one is an error. */
export interface WireResponse {
  readonly requestId: string | undefined;
  readonly output: unknown;
  /** Present if an earlier attempt of a request that is not idempotent may have been applied; `cause` is its error. */
  readonly ambiguity?: ErrorFacts | undefined;
}

/** Sends a request and emits its response: cold, sent on each subscription, aborted by unsubscribing. */
export type Exchange = (request: WireRequest) => Observable<WireResponse>;

/** Wraps an exchange with one concern, such as retries or a concurrency limit. */
export type Layer = (next: Exchange) => Exchange;
