import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unmarshall } from '../../lib/index.ts';
import { type Block, blocks, blocksIn, heldAs, holdingOf, pathOf, placeOf } from './blocks.ts';
import { docsProject } from './docs-project.ts';
import { run } from './programs.ts';
import { resetTables, songs } from './tables.ts';
import { typeErrors } from './typecheck.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const checked = heldAs('program', 'fragment', 'source').filter(({ language }) => language === 'ts');

/** How many blocks of each page nothing holds. Whoever adds one adds it here. */
const onlyShown = { 'docs/command.md': 2, 'docs/formats.md': 1, 'docs/machines.md': 1 };

/** A block of a page that does not exist. */
const blockOf = (code: string, info = 'ts') => {
  const [block] = blocksIn('docs/none.md', `${'```'}${info}\n${code}${'```'}\n`);
  if (block === undefined) throw new Error('There is no block');
  return block;
};

describe('a code block of the docs', () => {
  it('is held in a known way', () => {
    expect(blocks.length).toBeGreaterThan(40);
    expect(blocks.filter((block) => holdingOf(block) === undefined).map(placeOf)).toEqual([]);
  });

  it('is held by nothing only if it is counted here', () => {
    const counts: Record<string, number> = {};
    for (const { page } of heldAs('shown')) counts[page] = (counts[page] ?? 0) + 1;
    expect(counts).toEqual(onlyShown);
  });

  it('is not held in a language that is not known, or as the output of no program', () => {
    expect(holdingOf(blockOf('print(1)\n', 'python'))).toBeUndefined();
    expect(holdingOf(blockOf('3 songs\n', 'text'))).toBeUndefined();
    expect(holdingOf(blockOf("import 'rxjs';\n"))).toBe('program');
    expect(holdingOf(blockOf('db.scan();\n'))).toBe('fragment');
  });

  it(`is type-checked, by itself or with the prelude: all ${checked.length}`, { timeout: 180_000 }, () => {
    expect(checked.length).toBeGreaterThan(20);
    expect(typeErrors(checked)).toEqual([]);
  });

  it('has type errors that are found, with their lines', { timeout: 180_000 }, () => {
    const wrong = [
      blockOf("const year = 1965;\ndb.scan({ Table: 'Music' });\n"),
      blockOf("import { DynamoDB } from 'rxdynamo';\n\nnew DynamoDB({ regoin: '' });\n"),
      blockOf('unknownName();\n'),
      blockOf('const year = ;\n'),
    ];
    expect(typeErrors(wrong)).toEqual([
      expect.stringMatching(/^docs\/none.md:3: .*'Table' does not exist/s),
      expect.stringMatching(/^docs\/none.md:4: .*'regoin' does not exist/s),
      "docs/none.md:2: Cannot find name 'unknownName'.",
      expect.stringMatching(/^docs\/none.md:2: /),
    ]);
  });

  it.each(heldAs('json', 'jsonl').map((block) => [placeOf(block), block] as const))(
    'is JSON, as a whole or line by line: %s',
    (_, { language, code }) => {
      for (const text of language === 'json' ? [code] : code.trimEnd().split('\n'))
        expect(() => JSON.parse(text)).not.toThrow();
    },
  );

  it.each(heldAs('example').map((block) => [placeOf(block), block] as const))(
    'is the text of its example: %s',
    (_, block) => {
      expect(`// ${pathOf(block)}\n${read(`examples/${pathOf(block)}`)}`).toBe(block.code);
    },
  );

  it('names commands whose scripts and files exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Record<string, string> };
    const commands = heldAs('commands')
      .map(({ code }) => code)
      .join('\n');
    const named = Array.from(
      commands.matchAll(/npm (?:run )?(start|test|(?<=run )[\w:]+)/g),
      ([, name]) => name,
    );
    expect(named).toContain('start');
    expect(named.filter((name) => !Object.hasOwn(scripts, name ?? ''))).toEqual([]);
    const paths = commands.match(/\b(examples|spec)\/[\w/.-]+/g) ?? [];
    expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });
});

describe('a program of the docs', { timeout: 120_000 }, () => {
  const docs = docsProject();

  /** Runs a program, against new tables if it uses any. */
  async function runFresh(block: Block) {
    if (/new DynamoDB(Client)?\(/.test(block.code))
      await resetTables(docs().db, { hasStreams: docs().server.name === 'dynoxide' });
    return run(block, docs().project, docs().server.endpoint);
  }

  const needsStreams = ({ code }: Block) => /\bdb\s*\.(changes|follow)\b/.test(code);

  it.for(heldAs('program').map((block) => ({ place: placeOf(block), block })))(
    'runs as it is printed: $place',
    async ({ block }, context) => {
      context.skip(needsStreams(block) && docs().server.name === 'dynalite', 'dynalite has no streams');
      const { code, stdout, stderr } = await runFresh(block);
      expect(stderr).toBe('');
      if (!block.marks.includes('until-stopped')) expect(code).toBe(0);
      if (block.output !== undefined) expect(stdout).toBe(block.output);
    },
  );

  it('exports the songs as DynamoDB imports them', async () => {
    const [program] = heldAs('program').filter(({ code }) =>
      code.includes("createWriteStream('music.jsonl')"),
    );
    if (program === undefined) throw new Error('There is no such program');
    await runFresh(program);
    const lines = (await readFile(join(docs().project.path, 'music.jsonl'), 'utf8')).trimEnd().split('\n');
    const titleOf = ({ SongTitle }: { readonly SongTitle: string }) => SongTitle;
    const exported = lines.map((line) => unmarshall<(typeof songs)[number]>(JSON.parse(line).Item));
    expect(exported.sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1))).toEqual(songs);
  });

  it('handles the event of a Lambda function, and names the change that failed', async () => {
    const [program] = heldAs('program').filter(({ code }) => code.includes('export const handler'));
    if (program === undefined) throw new Error('There is no such program');
    await runFresh(program);
    const record = (SequenceNumber: string, dynamodb: object) => ({
      eventName: 'INSERT',
      dynamodb: {
        Keys: { SongTitle: { S: 'Sinnerman' } },
        SequenceNumber,
        ApproximateCreationDateTime: 1,
        ...dynamodb,
      },
    });
    const event = {
      Records: [record('100', { NewImage: { SongTitle: { S: 'Sinnerman' } } }), record('200', {})],
    };
    const call = `import { handler } from './program-${program.line}.mjs';
      console.log(JSON.stringify(await handler(${JSON.stringify(event)})));
      globalThis.fetch = () => Promise.reject(new Error('down'));
      console.error = () => undefined;
      console.log(JSON.stringify(await handler(${JSON.stringify(event)})));\n`;
    const { stdout } = await runFresh(blockOf(call));
    expect(stdout).toBe('{"batchItemFailures":[]}\n{"batchItemFailures":[{"itemIdentifier":"100"}]}\n');
  });

  it('that fails, or prints something else, is found', async () => {
    const failing = blockOf("import 'rxjs';\nthrow new Error('broken');\n");
    expect(await runFresh(failing)).toMatchObject({ code: 1, stderr: expect.stringContaining('broken') });
    const printing = blockOf("import { EMPTY } from 'rxjs';\nconsole.log(typeof EMPTY);\n");
    expect(await runFresh(printing)).toEqual({ code: 0, stdout: 'object\n', stderr: '' });
  });

  it('that is marked `until-stopped` is stopped once it has printed its output', async () => {
    const code = "import { interval } from 'rxjs';\ninterval(1).subscribe(() => console.log('tick'));\n";
    const endless = { ...blockOf(code, 'ts until-stopped'), output: 'tick\n' };
    const { stdout } = await runFresh(endless);
    expect(stdout).toMatch(/^tick\n/);
  });
});
