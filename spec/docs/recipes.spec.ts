import { readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { from, ignoreElements, lastValueFrom, type Observable, toArray } from 'rxjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { readExport } from '../../lib/formats/index.ts';
import { scanCheckpoint } from '../../lib/index.ts';
import { blocks, holdingOf } from './blocks.ts';
import { docsProject } from './docs-project.ts';
import { run } from './programs.ts';
import { resetTables, songs } from './tables.ts';

type Song = (typeof songs)[number];

const allOf = <T>(values: Observable<T>) => lastValueFrom(values.pipe(toArray()));
const titleOf = ({ SongTitle }: { readonly SongTitle: string }) => SongTitle;
const sorted = <T extends { readonly SongTitle: string }>(items: readonly T[]) =>
  [...items].sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1));

/** The program of the recipes that contains a text. */
function recipe(text: string) {
  const [program] = blocks.filter(
    (block) =>
      block.page.startsWith('docs/recipes') && holdingOf(block) === 'program' && block.code.includes(text),
  );
  if (program === undefined) throw new Error(`There is no recipe with ${text}`);
  return program;
}

describe('a recipe', { timeout: 120_000 }, () => {
  const docs = docsProject();
  beforeEach(() => resetTables(docs().db, { hasStreams: false }));

  const runRecipe = (text: string) => run(recipe(text), docs().project, docs().server.endpoint);
  const itemsOf = async (TableName: string) => sorted(await allOf(docs().db.scan<Song>({ TableName })));
  const fill = (TableName: string, items: readonly object[]) =>
    lastValueFrom(from(items).pipe(docs().db.batchWrite({ TableName }), ignoreElements()), {
      defaultValue: undefined,
    });

  it('exports each item once', async () => {
    await rm(join(docs().project.path, 'exports'), { recursive: true, force: true });
    await runRecipe('writeExport(');
    const folder = join(docs().project.path, 'exports/AWSDynamoDB');
    const [id = ''] = readdirSync(folder);
    expect(sorted(await allOf(readExport<Song>(join(folder, id))))).toEqual(songs);
  });

  it('copies each item as it is', async () => {
    await runRecipe("items: 'bytes' })");
    expect(await itemsOf('Copy')).toEqual(songs);
  });

  it('adds the attribute to each song, and does nothing if it runs again', async () => {
    await runRecipe('pacedMergeMapItems');
    expect(await itemsOf('Music')).toEqual(
      songs.map((song) => ({ ...song, Decade: song.Year - (song.Year % 10) })),
    );
    expect((await runRecipe('pacedMergeMapItems')).stdout).toBe('0 songs are updated\n');
  });

  it('goes on with its backfill from the saved checkpoint', async () => {
    const checkpoint = scanCheckpoint();
    const done = { TableName: 'Music', TotalSegments: 16 };
    const segments = [0, 1, 2, 3, 4, 5, 6, 7];
    const pages = await allOf(docs().db.parallelScan<Song>(done, { checkpoint, segments }).pages());
    for (const page of pages) checkpoint.acknowledge(page);
    await writeFile(join(docs().project.path, 'backfill.json'), JSON.stringify(checkpoint));
    const left = songs.length - pages.flatMap(({ Items = [] }) => Items).length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(songs.length);
    expect((await runRecipe('pacedMergeMapItems')).stdout).toBe(`${left} songs are updated\n`);
  });

  it('deletes what matches, and nothing else', async () => {
    await runRecipe('db.batchDelete(');
    expect(await itemsOf('Music')).toEqual(songs.filter(({ Year }) => Year >= 1960));
  });

  it('indexes each song once, those that OpenSearch has refused at first included', async () => {
    await runRecipe('/songs/_bulk');
    const lines = (await readFile(join(docs().project.path, 'indexed.ndjson'), 'utf8')).trimEnd().split('\n');
    const documents = lines.map((line) => JSON.parse(line));
    expect(sorted(documents)).toEqual(
      songs.map((song) => ({
        ...song,
        _id: `${song.Artist}/${song.SongTitle}`,
        Genres: [...song.Genres],
        cover: Buffer.from(song.cover).toString('base64'),
      })),
    );
  });

  it('finds each difference between two tables', async () => {
    const [changed, missing, ...others] = songs;
    if (changed === undefined || missing === undefined) throw new Error('There are no songs');
    const reordered = others.map((song) => ({ ...song, Genres: new Set([...song.Genres].reverse()) }));
    const extra = { ...changed, SongTitle: 'Another' };
    await fill('Copy', [{ ...changed, Year: changed.Year + 0.5 }, extra, ...reordered]);
    const { stdout } = await runRecipe('isDeepStrictEqual');
    expect(stdout).toBe('{ equal: 58, different: 1, missing: 1, extra: 1 }\n');
  });
});
