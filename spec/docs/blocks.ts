import { readdirSync, readFileSync } from 'node:fs';

/** A code block of a page. */
export interface Block {
  /** The page, relative to the repository: `docs/reading.md`. */
  readonly page: string;
  /** The line of the page on which the code begins, from 1. */
  readonly line: number;
  /** The first word after the three backticks: `ts`. */
  readonly language: string;
  /** The other words after the three backticks: `until-stopped`. */
  readonly marks: readonly string[];
  readonly code: string;
  /** What a program prints: the `text` block below it, if only one line of prose or none is between them. */
  readonly output?: string;
}

const root = new URL('../../', import.meta.url);
const docs = readdirSync(new URL('docs', root)).filter((name) => name.endsWith('.md'));

/** The README and the pages of `docs`. */
export const pages: readonly string[] = ['README.md', ...docs.sort().map((name) => `docs/${name}`)];

const fence = /^( *)```([^\n`]*)\n(.*?)^ *```$/gms;
const outputBelow = /^\n(?:(?!```)[^\n]+:\n\n)?```text\n(.*?)^```$/ms;

/** Finds the code blocks of a page. */
export function blocksIn(page: string, text: string): readonly Block[] {
  return Array.from(text.matchAll(fence), (match) => {
    const [whole, indent = '', info = '', code = ''] = match;
    const [language = '', ...marks] = info.trim().split(/\s+/);
    const below = text.slice(match.index + whole.length + 1);
    const found = outputBelow.exec(below);
    return {
      page,
      line: text.slice(0, match.index).split('\n').length + 1,
      language,
      marks,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      ...(found?.index === 0 && { output: found[1] ?? '' }),
    };
  });
}

/** All code blocks of all pages. */
export const blocks: readonly Block[] = pages.flatMap((page) =>
  blocksIn(page, readFileSync(new URL(page, root), 'utf8')),
);

/** How a block is held. */
export type Holding =
  /** It has imports: it is type-checked and run. */
  | 'program'
  /** It has none: it is type-checked, with the names of `prelude.ts`. */
  | 'fragment'
  /** Its first line names a file of `examples`, which has the same text and a spec in `spec/examples`. */
  | 'example'
  /** Its first line names a file of `lib` that a reader may add: it is type-checked there. */
  | 'source'
  /** It is parsed: as a whole, or line by line. */
  | 'json'
  | 'jsonl'
  /** The scripts and files that it names exist. */
  | 'commands'
  /** The program above it prints it. */
  | 'output'
  /** Nothing holds it: a session in a terminal, or a file or a program of another tool. `blocks.spec.ts` counts them. */
  | 'shown';

/** The path in the comment on the first line: `// lib/paging/page.ts` or `// archive-songs.ts`. */
export const pathOf = ({ code }: Block) => /^\/\/ ([\w./-]+\.ts)\n/.exec(code)?.[1];

/** The languages of blocks that nothing holds. */
const shown: readonly string[] = ['', 'console', 'yaml', 'dockerfile'];

/** Tells how a block is held, or `undefined` if nothing holds it. */
export function holdingOf(block: Block): Holding | undefined {
  const { language, marks, code } = block;
  if (language === 'json' || language === 'jsonl') return language;
  if (language === 'sh') return 'commands';
  if (language === 'text') return isOutput(block) ? 'output' : undefined;
  if (shown.includes(language) || marks.includes('shown')) return 'shown';
  if (language === 'js') return 'program';
  if (language !== 'ts') return undefined;
  const path = pathOf(block);
  if (path !== undefined) return path.startsWith('lib/') ? 'source' : 'example';
  return /^import /m.test(code) ? 'program' : 'fragment';
}

const isOutput = ({ page, code }: Block) =>
  blocks.some((block) => block.page === page && block.output === code && holdingOf(block) === 'program');

/** The blocks that are held in one way. */
export const heldAs = (...holdings: readonly Holding[]): readonly Block[] =>
  blocks.filter((block) => holdings.some((holding) => holding === holdingOf(block)));

/** Where a block is, as editors and terminals link to it: `docs/reading.md:12`. */
export const placeOf = ({ page, line }: Block) => `${page}:${line}`;
