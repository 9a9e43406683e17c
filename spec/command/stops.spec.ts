import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { count, lastValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { describeOnOneServer } from '../support/servers/each-server.ts';
import { freshTable } from '../support/servers/fresh-table.ts';
import { testTable } from '../support/servers/test-table.ts';
import { startCommand } from './support/child.ts';
import { runInProcess } from './support/in-process.ts';
import { temporaryFolder, useLocalEnvironment } from './support/local-environment.ts';

const items = Array.from({ length: 300 }, (_, number) => ({ id: `song ${number}`, text: 'x'.repeat(1000) }));
/** A disk on which nothing can be written; the cache of tsx could not either. */
const fullDisk = { before: 'ulimit -f 0', env: { TSX_DISABLE_CACHE: '1' } };

describeOnOneServer('rxdynamo', (server) => {
  const { db, TableName } = testTable(server, { items });
  const folder = temporaryFolder();
  useLocalEnvironment(server);

  it('ends at once with a second Ctrl-C, although its output is not read', async () => {
    const argv = ['export', TableName, '--out', '-', '--segments', '1', '--quiet'];
    const { process: child, ended } = startCommand(server, argv, folder.path('.'), { isRead: false });
    if (child.stdout === null) throw new Error('The child has no stdout');
    // A page is larger than what a pipe holds, so that its write is waiting now.
    await once(child.stdout, 'readable');
    let isOver = false;
    const over = ended.then(() => {
      isOver = true;
    });
    // Signals that are sent at the same time may arrive as one.
    while (!isOver) {
      child.kill('SIGINT');
      await Promise.race([setTimeout(50), over]);
    }
    child.stdout.destroy();
    const { code, stderr } = await ended;
    expect(code).toBe(130);
    // The first Ctrl-C alone would end it with `Stopped.`, once somebody reads.
    expect(stderr).toBe('');
  });

  it('copies nothing if its state cannot be saved', async () => {
    const copy = await freshTable(server.endpoint);
    const { code, stderr } = await startCommand(
      server,
      ['copy', TableName, copy, '--quiet'],
      folder.path('.'),
      fullDisk,
    ).ended;
    expect(stderr).toMatch(/^rxdynamo: EFBIG: [^\n]+\n$/);
    expect(code).toBe(1);
    expect(await lastValueFrom(db.scan({ TableName: copy }).pipe(count()))).toBe(0);
  });

  it('keeps its earlier state if a new one cannot be saved, and counts each item once all the same', async () => {
    const state = folder.path('count.json');
    const argv = ['count', TableName, '--segments', '64', '--state', state];
    const first = await runInProcess([...argv, '--max-units', '3', '--concurrency', '1']);
    expect(first.code, first.stderr).toBe(3);
    const saved = await readFile(state, 'utf8');

    const resume = [...argv, '--resume', '--read', '2'];
    const full = await startCommand(server, resume, folder.path('.'), fullDisk).ended;
    expect(full.code, full.stderr).toBe(1);
    expect(full.stderr).toMatch(/^rxdynamo: EFBIG: [^\n]+\nGo on with:\n {2}[^\n]+ --resume --read 2\n$/m);
    expect(await readFile(state, 'utf8')).toBe(saved);

    const rest = await runInProcess([...argv, '--resume']);
    expect(rest).toMatchObject({ code: 0, stdout: '300\n' });
    const [, units] =
      /\nScanned 300 items in all runs\. This run: [\d.]+ s, ([\d.]+) read units?\.\n$/.exec(rest.stderr) ??
      [];
    expect(Number(units), rest.stderr).toBeGreaterThan(0);
  });
});
