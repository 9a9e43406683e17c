/** What is measured of every client: the same three calls, each as its users would write it. */
export interface BenchClient {
  /** Reads the whole table, and returns how many items it holds. */
  readonly scan: () => Promise<number>;
  /** Reads one item, and returns it. */
  readonly getItem: () => Promise<unknown>;
  /** Writes one item. */
  readonly putItem: () => Promise<unknown>;
}

/** Makes a client of the server at an endpoint. */
export type Connect = (endpoint: string) => BenchClient | Promise<BenchClient>;
