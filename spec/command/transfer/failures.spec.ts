import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count, firstValueFrom, from, lastValueFrom } from 'rxjs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DynamoDB } from '../../../lib/index.ts';
import { startDynalite } from '../../support/servers/dynalite.ts';
import { freshTable } from '../../support/servers/fresh-table.ts';
import { localClient } from '../../support/servers/local-client.ts';
import type { RunningServer } from '../../support/servers/running-server.ts';
import { startCommand, stopAfter } from '../support/child.ts';

const items = Array.from({ length: 800 }, (_, number) => ({ id: `song ${number}`, text: 'x'.repeat(1000) }));
/** Units a second with which reading all items takes some seconds. */
const slowly = ['--read', '20', '--segments', '4'];

let server: RunningServer;
let db: DynamoDB;
let table: string;
let cwd: string;

beforeAll(async () => {
  server = await startDynalite();
  db = localClient(server.endpoint);
  table = await filledTable();
});
afterAll(async () => {
  await db.close();
  await server.stop();
});
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'rxdynamo-transfer-'));
});
afterEach(() => rm(cwd, { recursive: true }));

async function filledTable(): Promise<string> {
  const TableName = await freshTable(server.endpoint);
  await lastValueFrom(from(items).pipe(db.batchWrite({ TableName })));
  return TableName;
}

const run = (args: readonly string[], before?: string) =>
  startCommand(server, args, cwd, before === undefined ? {} : { before }).ended;
const start = (args: readonly string[]) => startCommand(server, args, cwd);

async function exportedIds(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(cwd, folder));
  const texts = await Promise.all(names.map((name) => readFile(join(cwd, folder, name), 'utf8')));
  const lines = texts.flatMap((text) => text.trimEnd().split('\n'));
  return lines.map((line) => JSON.parse(line).id).sort();
}

const startUnread = (args: readonly string[]) => startCommand(server, args, cwd, { isRead: false });

const allIds = items.map(({ id }) => id).sort();

describe('an import', () => {
  it('names file and line of a broken line, keeps the line, and imports all others', async () => {
    const copy = await freshTable(server.endpoint);
    const good = items.slice(0, 60).map((item) => JSON.stringify(item));
    const lines = [...good.slice(0, 30), '{"id":"cut off', ...good.slice(30), '{"text":"no key"}'];
    await writeFile(join(cwd, 'songs.ndjson'), lines.join('\n'));
    const { code, stderr } = await run(['import', 'songs.ndjson', '--table', copy]);
    expect(stderr).toMatch(/^songs\.ndjson, line 31: /m);
    expect(stderr).toMatch(/^songs\.ndjson, line 62: /m);
    expect(stderr).toContain('2 lines were not imported');
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(code).toBe(4);
    expect(await lastValueFrom(db.scan({ TableName: copy }).pipe(count()))).toBe(60);
    const rejects = await readFile(join(cwd, `rxdynamo-rejects-${copy}.json`), 'utf8');
    expect(rejects).toBe('{"id":"cut off\n{"text":"no key"}\n');
  });

  it('of a table that does not exist is refused before a state is written', async () => {
    await writeFile(join(cwd, 'songs.ndjson'), '{"id":"1"}\n');
    const { code, stderr } = await run(['import', 'songs.ndjson', '--table', 'Missing']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('ResourceNotFoundException');
    expect(code).toBe(1);
    expect(await readdir(cwd)).toEqual(['songs.ndjson']);
  });
});

describe('an export', () => {
  it('to a pipe ends quietly once its reader has ended', async () => {
    const { process: child, ended } = startUnread([
      'export',
      table,
      '--out',
      '-',
      '--format',
      'ndjson',
      '--quiet',
    ]);
    if (child.stdout === null) throw new Error('The child has no stdout');
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const { code, stderr } = await ended;
    expect(stderr).toBe('');
    expect([0, 141]).toContain(code);
  });

  it('on a full disk says so in one sentence, and goes on from its state when there is room', async () => {
    const args = ['export', table, '--out', 'music', '--format', 'ndjson', '--segments', '4', '--quiet'];
    // A limit of the size of a file: 100 KB, or 50 KB in shells that count blocks of 512 bytes.
    const full = await run([...args], 'ulimit -f 100');
    expect(full.code).toBe(1);
    expect(full.stderr).toMatch(/^rxdynamo: EFBIG: [^\n]+\nGo on with:\n {2}[^\n]+--resume\n$/);
    // What a killed process may have written after its state was saved.
    await appendFile(join(cwd, 'music/part-00000.ndjson'), '{"id":"song 7","te');
    const resumed = await run([...args, '--resume']);
    expect(resumed).toMatchObject({ code: 0, stderr: '' });
    expect(await exportedIds('music')).toEqual(allIds);
  });

  it('stops with Ctrl-C, and the command that it prints goes on', async () => {
    const args = ['export', table, '--out', 'music', '--format', 'ndjson', ...slowly];
    const state = join(cwd, 'music/rxdynamo-export.json');
    const { code, stderr } = await stopAfter(start(args), state, 700, 'SIGINT');
    expect(code).toBe(130);
    const [, printed = ''] = /Go on with:\n {2}(?:npx )?rxdynamo (.+)\n$/.exec(stderr) ?? [];
    expect(printed).toBe([...args, '--resume'].join(' '));
    const resumed = await run([...printed.split(' '), '--quiet', '--read', '1000']);
    expect(resumed).toMatchObject({ code: 0, stderr: '' });
    expect(await exportedIds('music')).toEqual(allIds);
  });

  it('of a table that is deleted midway says so in one sentence, with its state saved', async () => {
    const TableName = await filledTable();
    const command = start(['export', TableName, '--out', 'music', '--format', 'ndjson', ...slowly, '-q']);
    const state = join(cwd, 'music/rxdynamo-export.json');
    const isOver = stopAfter(command, state, 30_000, 'SIGKILL');
    while ((await readdir(cwd)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await firstValueFrom(db.deleteTable({ TableName }));
    const { code, stderr } = await isOver;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^rxdynamo: ResourceNotFoundException: [^\n]+\nGo on with:\n {2}[^\n]+\n$/);
    expect(JSON.parse(await readFile(state, 'utf8'))).toHaveProperty('checkpoint.version', 2);
  });

  it('refuses a folder with other files, and other options than those of the state', async () => {
    await writeFile(join(cwd, 'other'), '');
    const args = ['export', table, '--format', 'ndjson', '--quiet'];
    const full = await run([...args, '--out', '.']);
    expect(full).toMatchObject({ code: 2 });
    expect(full.stderr).toContain('. is not empty');
    const state = join(cwd, 'music/rxdynamo-export.json');
    await stopAfter(start([...args, '--out', 'music', ...slowly]), state, 200, 'SIGKILL');
    const other = await run([...args, '--out', 'music', '--resume', '--gzip']);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('another gzip: false, not true');
  });
});

describe('a copy', () => {
  it('of a table to itself is refused', async () => {
    const { code, stderr } = await run(['copy', table, table, '--quiet']);
    expect(code).toBe(2);
    expect(stderr).toContain('The two tables are the same');
  });
});
