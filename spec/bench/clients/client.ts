/** The three calls that are measured, each written as in the documentation of the client. */
export interface BenchClient {
  /** Scans the whole table and resolves with the number of items. */
  readonly scan: () => Promise<number>;
  /** Reads one item and resolves with it. */
  readonly getItem: () => Promise<unknown>;
  /** Writes one item. */
  readonly putItem: () => Promise<unknown>;
}

/** Creates a client for the server at an endpoint. */
export type Connect = (endpoint: string) => BenchClient | Promise<BenchClient>;
