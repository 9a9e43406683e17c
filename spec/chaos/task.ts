import type { DynamoDB } from '../../lib/index.ts';

/** Where a task is done. */
export interface Setting {
  /** A client whose requests meet faults. */
  readonly client: DynamoDB;
  /** A client that talks to the server itself, to see what is really there. */
  readonly witness: DynamoDB;
  /** A table that holds all songs, and is only read. */
  readonly source: string;
  /** Returns an integer from 0 to its argument, which it leaves out: the same ones for the same seed. */
  readonly pick: (below: number) => number;
}

/** Draws how patient a stream is: half of them end at the first throttle or fault after their first page. */
export function drawPatience({ pick }: Setting): { readonly stallTimeout: number | undefined } {
  return { stallTimeout: pick(2) === 0 ? 0 : undefined };
}

/** Does something with songs until it is done, however often it fails, and returns how often. Throws if it was done wrong. */
export type Task = (setting: Setting) => Promise<number>;
