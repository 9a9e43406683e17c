import type { CorpusName } from '../corpora.ts';
import { startProgram } from '../measure/program.ts';

/** A table that answers from replies made beforehand, in a process of its own. */
export interface Table {
  readonly endpoint: string;
  /** How many items it holds. */
  readonly items: number;
}

export async function startReplay(corpus: CorpusName, pages: number): Promise<Table & AsyncDisposable> {
  const file = new URL('server-program.js', import.meta.url);
  const { greeting, stop } = await startProgram(file, [corpus, String(pages)]);
  return { ...(greeting as Table), [Symbol.asyncDispose]: stop };
}
