import type { DynamoDB } from '../../lib/index.ts';

/** What a task works with. */
export interface TaskContext {
  /** A client whose requests meet faults. */
  readonly client: DynamoDB;
  /** A client that talks to the server without the fault proxy: it sets tables up and checks their contents. */
  readonly controlClient: DynamoDB;
  /** The name of a table that holds all songs and is only read. */
  readonly source: string;
  /** Draws an integer from 0 to `below` - 1; the draws are the same for the same seed. */
  readonly pick: (below: number) => number;
}

/** Runs an operation to its end, resuming after each error, and returns the number of errors; throws if a result is wrong. */
export type Task = (context: TaskContext) => Promise<number>;

/** Draws the stall timeout of a stream: half of the streams fail at the first throttle or fault after their first page. */
export function drawStallTimeout({ pick }: TaskContext): { readonly stallTimeout: number | undefined } {
  return { stallTimeout: pick(2) === 0 ? 0 : undefined };
}
