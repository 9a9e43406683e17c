/** What goes wrong with one request, as data that can be printed and replayed. */
export type TableFault = ServiceFault | ThrottleFault | ConnectionFault | UnprocessedFault;

/** An error of the service in place of its answer. */
export interface ServiceFault {
  readonly kind: 'service';
  readonly status: number;
  /** The name on the wire, `ValidationException` for one. */
  readonly name: string;
}

/** A throttle, which may say what of. */
export interface ThrottleFault {
  readonly kind: 'throttle';
  /** @default 'ProvisionedThroughputExceededException' */
  readonly name?: string | undefined;
  /**
   * `TableReadProvisionedThroughputExceeded`, `TableReadKeyRangeThroughputExceeded` and so on.
   * @default none: the service does not say
   */
  readonly reasons?: readonly string[] | undefined;
}

/** A connection that fails before an answer has come. */
export interface ConnectionFault {
  readonly kind: 'connection';
  readonly code: 'ECONNRESET' | 'UND_ERR_SOCKET' | 'UND_ERR_HEADERS_TIMEOUT' | 'UND_ERR_BODY_TIMEOUT';
}

/** A batch of which so many writes stay undone, from the end; at least one is done. */
export interface UnprocessedFault {
  readonly kind: 'unprocessed';
  readonly count: number;
}

/** A request as a plan of faults sees it. */
export interface TableRequest {
  readonly operation: string;
  readonly tableName: string | undefined;
  /** The body, as it stands on the wire. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly segment: number | undefined;
  /** Which page it asks for, from 0 on; `undefined` if it asks for none. */
  readonly page: number | undefined;
  /** How many times the same request has come before. */
  readonly repeats: number;
}

/** Decides what goes wrong with a request, if anything does. */
export type FaultPlan = (request: TableRequest) => TableFault | undefined;

/** Makes a plan of several, of which the first that has a fault for a request decides. */
export function firstFault(...plans: readonly FaultPlan[]): FaultPlan {
  return (request) => {
    for (const plan of plans) {
      const fault = plan(request);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}
