/** What goes wrong with one request, as data that can be printed and replayed. */
export type TableFault = ServiceFault | ThrottleFault | ConnectionFault | UnprocessedFault;

/** An error response of the service. */
export interface ServiceFault {
  readonly kind: 'service';
  readonly status: number;
  /** The name of the error, for example `ValidationException`. */
  readonly name: string;
}

/** A throttle, with or without throttling reasons. */
export interface ThrottleFault {
  readonly kind: 'throttle';
  /** @default 'ProvisionedThroughputExceededException' */
  readonly name?: string | undefined;
  /**
   * For example `TableReadProvisionedThroughputExceeded` or `TableReadKeyRangeThroughputExceeded`.
   * @default none
   */
  readonly reasons?: readonly string[] | undefined;
}

/** A connection that fails before the response. */
export interface ConnectionFault {
  readonly kind: 'connection';
  readonly code: 'ECONNRESET' | 'UND_ERR_SOCKET' | 'UND_ERR_HEADERS_TIMEOUT' | 'UND_ERR_BODY_TIMEOUT';
}

/** A batch of which the last `count` writes stay unprocessed; at least one is processed. */
export interface UnprocessedFault {
  readonly kind: 'unprocessed';
  readonly count: number;
}

/** A request, as a fault plan receives it. */
export interface TableRequest {
  readonly operation: string;
  readonly tableName: string | undefined;
  /** The parsed JSON body. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly segment: number | undefined;
  /** The index of the requested page, from 0; `undefined` if the request is not for a page. */
  readonly page: number | undefined;
  /** How often the same request was received before. */
  readonly repeats: number;
}

/** Returns the fault that a request meets, or `undefined` if it meets none. */
export type TableFaultPlan = (request: TableRequest) => TableFault | undefined;

/** Combines plans: a request meets the first fault that one of them returns. */
export function firstFault(...plans: readonly TableFaultPlan[]): TableFaultPlan {
  return (request) => {
    for (const plan of plans) {
      const fault = plan(request);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}
