import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Metaphors that once stood for a term of the field, with that term. A reader searches for the term. */
const terms: Readonly<Record<string, string>> = {
  alarm: 'flush timer',
  correspondence: 'batch queue',
  crowd: 'many clients',
  doomed: 'failing',
  enclosure: 'binding',
  fate: 'item result',
  lanes: 'concurrency',
  ledger: 'progress tracker',
  leftovers: 'unprocessed',
  outbox: 'batch queue',
  outlet: 'boundary',
  pace: 'stall retry',
  patience: 'stall timeout',
  persistence: 'retry policy',
  stranger: 'one-off attribute',
  strangers: 'one-off attributes',
  trail: 'value path',
  unborn: 'missing',
  weather: 'fault plan',
  witness: 'control client',
};

/** Names that are metaphors only as a whole. */
const names: Readonly<Record<string, string>> = {
  addFacts: 'withContext',
  locate: 'withCallSite',
  noteSize: 'response size',
  renewing: 'credentialRefresh',
  tapInto: 'subscribeTo',
  telling: 'withContextOnError',
  waitingRoom: 'batch queue',
};

const folders = ['lib', 'spec', 'examples'];

async function filesOf(folder: string): Promise<string[]> {
  const paths = await readdir(root + folder, { recursive: true });
  return paths.filter((path) => path.endsWith('.ts')).map((path) => `${folder}/${path}`);
}

/** The names in `lib/api` are the service's own. */
const isOurs = (path: string) => !path.startsWith('lib/api/') && path !== 'spec/words.spec.ts';

const files = (await Promise.all(folders.map(filesOf))).flat().filter(isOurs);

/** Splits `waitingRoom`, `waiting-room` and `WAITING_ROOM` into their words. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

const identifier = /[A-Za-z_$][\w$]*/g;
const stringOrComment = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'/g;

function metaphorsIn(identifiers: Iterable<string>): string[] {
  const found = new Set<string>();
  for (const name of identifiers) {
    if (Object.hasOwn(names, name)) found.add(`${name} (${names[name]})`);
    for (const word of wordsOf(name)) if (Object.hasOwn(terms, word)) found.add(`${name} (${terms[word]})`);
  }
  return [...found];
}

describe('the words of the house', () => {
  it('are found in the names of files', () => {
    expect(files).toContain('lib/retry/stall-retry.ts');
    expect(metaphorsIn(files)).toEqual([]);
  });

  it('are found in the names that code uses', async () => {
    const sources = files.map(async (path) => {
      const code = (await readFile(root + path, 'utf8')).replace(stringOrComment, '');
      return metaphorsIn(code.match(identifier) ?? []).map((metaphor) => `${path}: ${metaphor}`);
    });
    expect((await Promise.all(sources)).flat()).toEqual([]);
  });

  it('have a `$` at the end only if they are Observables', async () => {
    const subscriptions = files.map(async (path) => {
      const code = await readFile(root + path, 'utf8');
      return Array.from(
        code.matchAll(/const (\w+\$) = [^;]*?\.subscribe\(/g),
        ([, name]) => `${path}: ${name}`,
      );
    });
    expect((await Promise.all(subscriptions)).flat()).toEqual([]);
  });

  it('are told from a metaphor', () => {
    expect(metaphorsIn(['newLedger', 'stallRetry', 'locate', 'waitingRoom', 'retry-fate'])).toEqual([
      'newLedger (progress tracker)',
      'locate (withCallSite)',
      'waitingRoom (batch queue)',
      'retry-fate (item result)',
    ]);
  });
});
