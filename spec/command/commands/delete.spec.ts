import { lastValueFrom, map, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { describeOnServers } from '../../support/servers/each-server.ts';
import { keyed, type TestTable, testTable } from '../../support/servers/test-table.ts';
import { startCommand, untilExists } from '../support/child.ts';
import { runInProcess } from '../support/in-process.ts';
import { temporaryFolder, useLocalEnvironment } from '../support/local-environment.ts';

const definition = keyed({ artist: 'S', song: 'N' }, ['artist', 'song']);
const items = Array.from({ length: 90 }, (_, number) => ({
  artist: `artist ${number % 3}`,
  song: number,
  size: number,
  text: 'x'.repeat(300),
}));

/** The numbers of the songs that are left, ascending. */
function songsOf({ db, TableName }: TestTable): Promise<unknown[]> {
  const songs = db.scan({ TableName, ConsistentRead: true }).pipe(
    map(({ song }) => song),
    toArray(),
    map((all) => all.sort((a, b) => Number(a) - Number(b))),
  );
  return lastValueFrom(songs);
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describeOnServers('rxdynamo delete', (server) => {
  const filtered = testTable(server, { definition, items });
  const confirmed = testTable(server, { definition, items });
  const limited = testTable(server, { definition, items });
  const interrupted = testTable(server, { definition, items });
  const folder = temporaryFolder();
  useLocalEnvironment(server);

  it('deletes the items that match a filter, and no others', async () => {
    const argv = ['delete', filtered.TableName, '--filter', 'size >= 50 AND size < 80'];
    const dry = await runInProcess([...argv, '--dry-run']);
    expect(dry).toMatchObject({ code: 0, stdout: '' });
    expect(dry.stderr).toMatch(/\nNothing was deleted\.\n$/);
    expect(await songsOf(filtered)).toHaveLength(90);

    const { code, stderr } = await runInProcess([...argv, '--yes']);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/\nDeleted 30 items in .* s, [\d.]+ read and [\d.]+ write units\.\n$/);
    expect(await songsOf(filtered)).toEqual([...numbers(0, 50), ...numbers(80, 90)]);
  });

  it('deletes the items of a partition key', async () => {
    const argv = ['delete', filtered.TableName, '--key-condition', "artist = 'artist 0' AND song < 30"];
    const { code, stdout } = await runInProcess([
      ...argv,
      '--yes',
      '--json',
      '--write',
      '10000',
      '--read',
      '10000',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ type: 'result', command: 'delete', deleted: 10 });
    expect(await songsOf(filtered)).toHaveLength(50);
  });

  it('refuses without a terminal and without --yes, and if another name is typed', async () => {
    const argv = ['delete', confirmed.TableName];
    const unattended = await runInProcess(argv);
    expect(unattended.code).toBe(2);
    expect(unattended.stderr).toContain('Nothing was deleted: without a terminal, add --yes');
    const mistaken = await runInProcess(argv, { columns: 80, typed: 'yes\n' });
    expect(mistaken.code).toBe(1);
    expect(mistaken.stderr).toContain(`Nothing was deleted: the answer is not ${confirmed.TableName}`);
    expect(await songsOf(confirmed)).toHaveLength(90);
  });

  it('deletes all items once the name of the table is typed', async () => {
    const { TableName } = confirmed;
    const { code, stderr } = await runInProcess(['delete', TableName], {
      columns: 80,
      typed: `${TableName}\n`,
    });
    expect(code, stderr).toBe(0);
    expect(stderr).toContain(`This deletes ALL items of ${TableName}. Type the name of the table to go on: `);
    expect(await songsOf(confirmed)).toEqual([]);
  });

  it('stops at --max-units, makes progress with few units, and deletes all in the end', async (context) => {
    server.require(context, 'scans after a deleted key');
    const state = folder.path('units.json');
    const argv = [
      'delete',
      limited.TableName,
      '--yes',
      '--max-units',
      '40',
      '--concurrency',
      '4',
      '--state',
      state,
    ];
    let runs = 1;
    let left = 90;
    let run = await runInProcess([...argv, '--json']);
    for (; run.code === 3 && runs < 20; runs++) {
      const { length } = await songsOf(limited);
      expect(length).toBeLessThan(left);
      left = length;
      run = await runInProcess([...argv, '--resume', '--json']);
    }
    expect(run.code, run.stderr).toBe(0);
    expect(runs, run.stdout).toBeGreaterThan(1);
    expect(JSON.parse(run.stdout)).toMatchObject({ deleted: 90 });
    expect(await songsOf(limited)).toEqual([]);
  });

  it('stops at Ctrl-C, and is killed, and goes on', async () => {
    const state = folder.path('interrupted.json');
    const argv = ['delete', interrupted.TableName, '--yes', '--segments', '32', '--state', state];
    const slow = startCommand(server, [...argv, '--write', '4'], folder.path('.'));
    await untilExists(state);
    slow.process.kill('SIGINT');
    const { code, stderr } = await slow.ended;
    expect(code, stderr).toBe(130);
    expect(stderr).toMatch(/^Stopped\.\nGo on with:\n {2}rxdynamo delete .* --resume\n$/m);

    const killed = startCommand(server, [...argv, '--write', '4', '--resume'], folder.path('.'));
    killed.process.stderr?.once('data', () => killed.process.kill('SIGKILL'));
    expect((await killed.ended).code).toBe(137);
    const rest = await runInProcess([...argv, '--resume']);
    expect(rest.code, rest.stderr).toBe(0);
    expect(await songsOf(interrupted)).toEqual([]);
  });
});
