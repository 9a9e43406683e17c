import type { CorpusName } from '../corpora.ts';
import { startProgram } from '../measure/program.ts';

/** A table that answers from replies made beforehand, in a process of its own. */
export interface ReplayServer extends AsyncDisposable {
  readonly endpoint: string;
}

export async function startReplay(corpus: CorpusName, pages: number): Promise<ReplayServer> {
  const file = new URL('server-program.js', import.meta.url);
  const { greeting, stop } = await startProgram(file, [corpus, String(pages)]);
  return { endpoint: String(greeting), [Symbol.asyncDispose]: stop };
}
