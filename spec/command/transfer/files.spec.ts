import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { count, lastValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { describeExport } from '../../../lib/formats/index.ts';
import { describeOnOneServer } from '../../support/servers/each-server.ts';
import { freshTable } from '../../support/servers/fresh-table.ts';
import { testTable } from '../../support/servers/test-table.ts';
import { startCommand } from '../support/child.ts';
import { runInProcess } from '../support/in-process.ts';
import { temporaryFolder, useLocalEnvironment } from '../support/local-environment.ts';

const items = Array.from({ length: 200 }, (_, number) => ({
  id: `song ${number}`,
  text: 'x'.repeat(900),
  title: `"${number}", twice`,
}));
const ids = items.map(({ id }) => id).sort();

describeOnOneServer('the files of rxdynamo', (server) => {
  const { db, TableName } = testTable(server, { items });
  const folder = temporaryFolder();
  useLocalEnvironment(server);

  const sizeOf = (table: string) =>
    lastValueFrom(db.scan({ TableName: table, ConsistentRead: true }).pipe(count()));

  async function exportTo(name: string, ...options: readonly string[]): Promise<string> {
    const out = folder.path(name);
    const { code, stderr } = await runInProcess(['export', TableName, '--out', out, ...options]);
    expect(code, stderr).toBe(0);
    return out;
  }

  async function partOf(out: string): Promise<string> {
    const [first] = (await describeExport(out)).files;
    return first?.path ?? '';
  }

  it('have the columns of CSV at the head of each, also after the export was stopped and resumed', async () => {
    const out = folder.path('csv');
    const argv = ['export', TableName, '--out', out, '--format', 'csv', '--columns', 'id,title,none'];
    argv.push('--segments', '16', '--parts', '3', '--concurrency', '1');
    let run = await runInProcess([...argv, '--max-units', '5']);
    let stops = 0;
    for (; run.code === 3 && stops < 50; stops++)
      run = await runInProcess([...argv, '--max-units', '5', '--resume']);
    expect(run.code, run.stderr).toBe(0);
    expect(stops).toBeGreaterThan(0);
    expect(run.stderr).toMatch(
      /\nWrote 200 items to 3 files in .*, in all runs\. This run: .* read units\.\n$/,
    );
    const names = await readdir(out);
    expect(names.sort()).toEqual(['part-00000.csv', 'part-00001.csv', 'part-00002.csv']);
    const texts = await Promise.all(names.map((name) => readFile(join(out, name), 'utf8')));
    const rows = texts.flatMap((text) => {
      const [head, ...lines] = text.trimEnd().split(/\r?\n/);
      expect(head).toBe('id,title,none');
      return lines;
    });
    const expected = items.map(({ id }, number) => `${id},"""${number}"", twice",`);
    expect(rows.sort()).toEqual(expected.sort());
  });

  it.each([
    ['of CSV without columns', ['--format', 'csv'], '--format csv needs different names of columns'],
    ['of another format with columns', ['--columns', 'id'], '--columns is for --format csv'],
  ])('are not written %s', async (_, options, message) => {
    const { code, stderr } = await runInProcess([
      'export',
      TableName,
      '--out',
      folder.path('none'),
      ...options,
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it.each([
    ['plain', [], (part: string) => replaceIn(part, 'song', 'sing')],
    // Another gzip member, so that the file can be decompressed.
    ['compressed', ['--gzip'], (part: string) => appendFile(part, gzipSync(''))],
  ])('are compared with the manifest: an import names a damaged part, %s', async (name, options, damage) => {
    const out = await exportTo(`damaged-${name}`, ...options);
    const part = await partOf(out);
    await damage(part);
    const copy = await freshTable(server.endpoint);
    const state = ['--state', folder.path(`state-${name}`)];
    const argv = ['import', out, '--table', copy, '--rejects', folder.path(`rejects-${name}`), ...state];
    const sentence = `rxdynamo: ${part} is damaged: its MD5 checksum is not the one in the manifest\n`;

    const dry = await runInProcess([...argv, '--dry-run']);
    expect(dry).toMatchObject({ code: 1, stderr: sentence });
    expect(await sizeOf(copy)).toBe(0);

    const run = await runInProcess(argv);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(sentence);
    // The checksum is compared again, although the lines of the part are imported.
    const again = await runInProcess([...argv, '--resume']);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain(sentence);
  });

  it('are imported from the middle of a part, whose checksum is compared all the same', async () => {
    const out = await exportTo('whole', '--parts', '1');
    const copy = await freshTable(server.endpoint);
    const argv = ['import', out, '--table', copy, '--rejects', folder.path('rejects-whole')];
    argv.push('--state', folder.path('state-whole'));
    const first = await runInProcess([...argv, '--max-units', '50', '--concurrency', '1']);
    expect(first.code, first.stderr).toBe(3);
    expect(JSON.parse(await readFile(folder.path('state-whole'), 'utf8')).items).toBeGreaterThan(0);
    const rest = await runInProcess([...argv, '--resume', '--json', '--quiet']);
    expect(rest.code, rest.stderr).toBe(0);
    expect(JSON.parse(rest.stdout)).toMatchObject({ items: 200, resumed: true });
    expect(await sizeOf(copy)).toBe(200);
  });

  it('can be stdin: a resumed import says after which line it goes on, and refuses a shorter input', async () => {
    const copy = await freshTable(server.endpoint);
    const input = items.map((item) => `${JSON.stringify(item)}\n`).join('');
    const argv = ['import', '-', '--table', copy, '--format', 'ndjson'];
    const run = (options: readonly string[], text: string) =>
      startCommand(server, [...argv, ...options], folder.path('.'), { input: text }).ended;
    const first = await run(['--max-units', '50', '--concurrency', '1'], input);
    expect(first.code, first.stderr).toBe(3);
    const state = JSON.parse(await readFile(folder.path(`rxdynamo-import-${copy}.json`), 'utf8'));
    const { line } = state.position;
    expect(line).toBeGreaterThan(0);

    const short = await run(['--resume'], input.slice(0, 100));
    expect(short.code).toBe(1);
    expect(short.stderr).toMatch(/^rxdynamo: - is shorter than before: it ends \d+ bytes before/m);
    const rest = await run(['--resume'], input);
    expect(rest.code, rest.stderr).toBe(0);
    expect(rest.stderr).toContain(
      `Goes on after line ${line} of stdin, which must be the same input as before.`,
    );
    const found = await lastValueFrom(db.scan<{ id: string }>({ TableName: copy }).pipe(count()));
    expect(found).toBe(ids.length);
  });
});

async function replaceIn(file: string, from: string, to: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
}
