import type { ConsumedCapacity } from '../api/outputs.ts';
import type { NotRetriedReason } from '../errors/dynamodb-error.ts';
import type { RetryableKind } from '../errors/retryable.ts';
import type { ThrottlingReason } from '../errors/service-error.ts';

/**
 * The facts of an error that an event may show: neither its message nor its items nor its keys, since these may have data.
 *
 * Who made the call gets the error itself.
 */
export interface EventError {
  /** The service's name of the error, such as `ThrottlingException`, else the name of its class. */
  readonly name: string;
  /** The code of the connection error, such as `ECONNRESET`. */
  readonly code?: string;
  readonly statusCode?: number;
  readonly requestId?: string;
  readonly attempts?: number;
  /** In milliseconds. */
  readonly totalRetryDelay?: number;
  readonly retryable?: boolean;
  readonly notRetriedBecause?: NotRetriedReason;
  readonly ambiguous?: boolean;
}

/** The parameters of a request that have no values of items, by the names of the API. Those that were not given are absent. */
export interface EventParameters {
  readonly IndexName?: string;
  readonly Limit?: number;
  readonly TotalSegments?: number;
  readonly ConsistentRead?: boolean;
  readonly Select?: string;
  readonly ScanIndexForward?: boolean;
  readonly ProjectionExpression?: string;
  readonly ExclusiveStartTableName?: string;
}

/** What all events say. */
interface Subject {
  /** The operation as the API names it, such as `GetItem`. */
  readonly operation: string;
  /** The table that the request is about; absent if it is about none or about several. */
  readonly tableName?: string;
  /** The segment of a parallel scan; 0 is a segment. */
  readonly segment?: number;
}

/** What calls and requests say once they have ended. */
interface Outcome {
  /** The service's `x-amzn-requestid` of the last response. */
  readonly requestId?: string;
  /** The HTTP status of the last response. */
  readonly statusCode?: number;
  /** The host that the last request was sent to. */
  readonly serverAddress?: string;
  readonly serverPort?: number;
  /** Why it failed. */
  readonly error?: EventError;
  /** Present if it was unsubscribed from, or if its `signal` was aborted, before it had ended. */
  readonly aborted?: true;
}

/**
 * An event of `rxdynamo:call`: a logical call or one page of a stream, with all of its attempts and the waits between them.
 *
 * All events of one call are the same object, which has more properties at the end.
 */
export interface CallEvent extends Subject, Outcome {
  /** All tables that the request names. */
  readonly tableNames: readonly string[];
  readonly parameters: EventParameters;
  /** How many times the request was sent. */
  readonly attempts?: number;
  /** The sum of the delays between the attempts, in milliseconds. */
  readonly totalRetryDelay?: number;
  /** How many items a page of a query or a scan has. */
  readonly Count?: number;
  /** How many items the service evaluated for a page of a query or a scan. */
  readonly ScannedCount?: number;
  /** What the request consumed, if its `ReturnConsumedCapacity` asked for it: a list if it may name several tables. */
  readonly ConsumedCapacity?: ConsumedCapacity | readonly ConsumedCapacity[];
}

/**
 * An event of `rxdynamo:request`: one attempt of a call, without the wait for one of the `maxClients`.
 *
 * All events of one attempt are the same object, which has more properties at the end.
 */
export interface RequestEvent extends Subject, Outcome {
  /** The number of the attempt, from 1. A request that is sent again with refreshed credentials keeps its number. */
  readonly attempt: number;
  /** The `amz-sdk-invocation-id`, which is the same for all attempts of a call. */
  readonly invocationId: string;
  readonly requestBytes: number;
  readonly responseBytes?: number;
  /** The event of its call, if somebody listens to `rxdynamo:call`. */
  readonly call?: CallEvent;
}

/** An event of `rxdynamo:retry`: an attempt has failed and there will be another one. */
export interface RetryEvent extends Subject {
  /**
   * What retries: a single `request` within its `maxAttempts`, a `stream` or a `batch` operator until its `stallTimeout`.
   */
  readonly source: 'request' | 'stream' | 'batch';
  /** Why: a throttle, or a transient fault such as a lost connection. */
  readonly kind: RetryableKind;
  /** How many attempts have failed; of a batch, since one of its items was last processed. */
  readonly attempt: number;
  /** The delay before the next attempt, in milliseconds. */
  readonly delay: number;
  /** The sum of the delays so far with this one, in milliseconds. */
  readonly totalRetryDelay: number;
  /** The error of the attempt; absent if the response returned some of the items of a batch as unprocessed. */
  readonly error?: EventError;
  /** How many items of a batch will be sent again. */
  readonly itemCount?: number;
  /** The event of the call, if somebody listens to `rxdynamo:call`; absent from the retry of a batch, whose attempts are calls. */
  readonly call?: CallEvent;
}

/** An event of `rxdynamo:throttle`: the service has throttled an attempt, whether or not there will be another one. */
export interface ThrottleEvent extends Subject {
  /** The number of the attempt, from 1; absent if it is about unprocessed items. */
  readonly attempt?: number;
  /** The error; absent if the response returned some of the items of a batch as unprocessed. */
  readonly error?: EventError;
  /** What was throttled, and why, if the service says so. */
  readonly throttlingReasons?: readonly ThrottlingReason[];
  /** How many items of a batch are unprocessed because of it. */
  readonly unprocessedCount?: number;
  /** The event of the call, if somebody listens to `rxdynamo:call`. */
  readonly call?: CallEvent;
}

/**
 * An event of `rxdynamo:capacity`: a limiter of a table could not read the throughput of the table again, and keeps the last
 * one.
 */
export interface CapacityEvent {
  readonly operation: 'DescribeTable';
  readonly tableName: string;
  /** The index whose throughput is limited; absent if it is that of the table. */
  readonly indexName?: string;
  readonly error: EventError;
}

/** An event while its call is made, when it gets the properties of its end. */
export type Unfinished<Event> = { -readonly [Name in keyof Event]: Event[Name] };
