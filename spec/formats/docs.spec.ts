import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readExport } from '../../lib/formats/index.ts';
import { fakeDynamoDB } from '../../lib/testing/index.ts';
import { all } from '../support/all.ts';
import { temporaryFolder } from './export/temporary-folder.ts';

const page = await readFile(new URL('../../docs/formats.md', import.meta.url), 'utf8');

/** The programs of the page by the names of the functions that they export. */
const programs = new Map(
  Array.from(page.matchAll(/```ts\n(.*?)```/gs), ([, code = '']) => {
    const [, name = ''] = /^export (?:async function|const) (\w+)/m.exec(code) ?? [];
    return [name, code];
  }),
);

/** Writes a program of the page to a folder, and loads it. */
async function load(
  folder: string,
  name: string,
): Promise<Record<string, (...args: unknown[]) => Promise<unknown>>> {
  const file = join(folder, `${name}.ts`);
  await writeFile(file, programs.get(name) ?? '');
  return import(/* @vite-ignore */ file);
}

const songs = [
  { Artist: 'Nina Simone', SongTitle: 'Sinnerman', Year: 1965 },
  { Artist: 'Nina Simone', SongTitle: 'Feeling Good', Tags: new Set(['jazz']) },
];
const key = ['Artist', 'SongTitle'] as const;
const newDb = () => fakeDynamoDB({ Music: { key, items: songs }, Copy: { key } }).db;
const byTitle = (items: readonly object[]) =>
  items.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

describe('docs/formats.md', () => {
  it('has programs that are all run here', () => {
    expect([...programs.keys()]).toEqual([
      'exportMusic',
      'importMusic',
      'writeParts',
      'writeNdjson',
      'writeCsv',
    ]);
  });

  it('exports a table, and imports it', async () => {
    const root = await temporaryFolder();
    const db = newDb();
    const { exportMusic } = await load(root, 'exportMusic');
    const { importMusic } = await load(root, 'importMusic');
    const folder = await exportMusic?.(db, join(root, 'music'));
    expect(byTitle(await all(readExport(String(folder))))).toEqual(byTitle(songs));
    expect(await importMusic?.(db, folder, () => {})).toBe(2);
    expect(byTitle(await all(db.scan({ TableName: 'Copy' })))).toEqual(byTitle(songs));
  });

  it('writes the parts of an export itself', async () => {
    const root = await temporaryFolder();
    const { writeParts } = await load(root, 'writeParts');
    await writeParts?.(join(root, 'music'), { TableArn: 'arn:aws:dynamodb:eu-central-1:1:table/Music' }, [
      [songs[0]],
      [songs[1]],
    ]);
    expect(await all(readExport(join(root, 'music')))).toEqual(songs);
  });

  it('writes NDJSON and CSV', async () => {
    const root = await temporaryFolder();
    const { writeNdjson } = await load(root, 'writeNdjson');
    await writeNdjson?.(newDb(), join(root, 'music.ndjson.gz'));
    const lines = gunzipSync(await readFile(join(root, 'music.ndjson.gz'))).toString();
    expect(lines).toContain('{"Artist":"Nina Simone","SongTitle":"Sinnerman","Year":1965}\n');
    expect(lines).toContain('"Tags":{"$SS":["jazz"]}');
    const { writeCsv } = await load(root, 'writeCsv');
    await writeCsv?.(newDb(), join(root, 'music.csv'));
    const csv = await readFile(join(root, 'music.csv'), 'utf8');
    expect(csv).toMatch(/^Artist,SongTitle,more\n/);
    expect(csv).toContain('Nina Simone,Sinnerman,"{""Year"":1965}"\n');
  });
});
