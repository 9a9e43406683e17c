import type { FakeRequest } from './fake-request.ts';

/** What goes wrong with one request, as data that can be printed and replayed. */
export type Fault = ThrottleFault | FailFault | DelayFault | CutFault | UnprocessedFault;

/** A throttle: the request is not processed. */
export interface ThrottleFault {
  readonly kind: 'throttle';
  /** @default 'ProvisionedThroughputExceededException' */
  readonly name?: string | undefined;
  /**
   * The throttling reasons, such as `TableReadProvisionedThroughputExceeded` or `TableReadKeyRangeThroughputExceeded`.
   * @default none
   */
  readonly reasons?: readonly string[] | undefined;
}

/** An error of the service: the request is not processed. */
export interface FailFault {
  readonly kind: 'fail';
  /** The name of the error, such as `AccessDeniedException`. */
  readonly name: string;
  /**
   * The HTTP status of the response.
   * @default 500 for `InternalServerError` and `InternalFailure`, 503 for `ServiceUnavailable`, else 400
   */
  readonly status?: number | undefined;
}

/** A late response. */
export interface DelayFault {
  readonly kind: 'delay';
  /** How long the response is delayed beyond the usual time, in milliseconds. */
  readonly milliseconds: number;
}

/** A connection that is lost before the response. */
export interface CutFault {
  readonly kind: 'cut';
  /**
   * The code of the connection error.
   * @default 'ECONNRESET'
   */
  readonly code?: CutCode | undefined;
  /**
   * Whether the service has processed the request before the connection was lost.
   * @default false
   */
  readonly isProcessed?: boolean | undefined;
}

/** The code of a connection error: of a lost connection, or of a response that took too long. */
export type CutCode = 'ECONNRESET' | 'UND_ERR_SOCKET' | 'UND_ERR_HEADERS_TIMEOUT' | 'UND_ERR_BODY_TIMEOUT';

export const cutCodes: readonly CutCode[] = [
  'ECONNRESET',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
];

/** A batch of which the last `count` writes or keys stay unprocessed; at least one is processed. */
export interface UnprocessedFault {
  readonly kind: 'unprocessed';
  readonly count: number;
}

/** A fault, and which requests meet it: those that have all the given properties. */
export type FaultRule = Fault & FaultFilter;

/** Which requests meet a fault; a property that is left out applies to all of them. */
export interface FaultFilter {
  /** The operation as the API names it, such as `Scan`. */
  readonly operation?: string | undefined;
  readonly table?: string | undefined;
  /** The segment of a parallel scan. */
  readonly segment?: number | undefined;
  /** The index of the page in its segment or partition, from 0. */
  readonly page?: number | undefined;
  /**
   * How many requests meet the fault, retries included.
   * @default all of them
   */
  readonly times?: number | undefined;
}

/** Returns the fault that a request meets, or `undefined` if it meets none. */
export type FaultPlan = (request: FakeRequest) => Fault | undefined;

/** Combines plans: a request meets the first fault that one of them returns. */
export function firstFault(...plans: readonly FaultPlan[]): FaultPlan {
  return (request) => {
    for (const plan of plans) {
      const fault = plan(request);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}
