import type { CorpusName } from '../corpora.ts';
import { startProgram } from '../measure/program.ts';

/** A table on a replay server, which runs in its own process. */
export interface Table {
  readonly endpoint: string;
  /** The number of items in the table. */
  readonly items: number;
  /** The size of all pages of the table in bytes. */
  readonly bytes: number;
}

/** Starts a server with a table; it waits for `latency` milliseconds before it sends a page. */
export async function startReplay(
  corpus: CorpusName,
  pages: number,
  latency = 0,
): Promise<Table & AsyncDisposable> {
  const file = new URL('server-program.js', import.meta.url);
  const { greeting, stop } = await startProgram(file, [corpus, String(pages), String(latency)]);
  return { ...(greeting as Table), [Symbol.asyncDispose]: stop };
}
