import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { describeOnServers } from '../../support/servers/each-server.ts';
import { index, keyed, testTable } from '../../support/servers/test-table.ts';
import { startCommand, untilExists } from '../support/child.ts';
import { runInProcess } from '../support/in-process.ts';
import { temporaryFolder, useLocalEnvironment } from '../support/local-environment.ts';

const definition = {
  ...keyed({ artist: 'S', song: 'S', year: 'N' }, ['artist', 'song']),
  GlobalSecondaryIndexes: [index('by-year', ['year', 'song'])],
};
const items = Array.from({ length: 120 }, (_, number) => ({
  artist: `artist ${number % 40}`,
  song: `song ${number}`,
  // 20 items are not in the index.
  ...(number < 100 && { year: 1950 + (number % 10) }),
  order: number,
}));

describeOnServers('rxdynamo count', (server) => {
  const { TableName } = testTable(server, { definition, items });
  const folder = temporaryFolder();
  useLocalEnvironment(server);

  it('writes the number of items to stdout, and all else to stderr', async () => {
    const { code, stdout, stderr } = await runInProcess(['count', TableName]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '120\n' });
    expect(stderr).toMatch(/\nScanned 120 items in \d+\.\d s, [\d.]+ read units?\.\n$/);
  });

  it.each([
    ['a filter', ['--filter', "order < 30 AND NOT begins_with(song, 'song 1')"], 19],
    ['a key condition', ['--key-condition', "artist = 'artist 1'"], 3],
    ['both', ['--key-condition', "artist = 'artist 1'", '--filter', 'order >= 60'], 1],
    ['an index', ['--index', 'by-year'], 100],
    ['a key of an index', ['--index', 'by-year', '--key-condition', 'year = 1955'], 10],
    ['segments', ['--segments', '7', '--concurrency', '2', '--consistent'], 120],
    ['placeholders', ['--filter', '#o < :n', '--names', '{"#o":"order"}', '--values', '{":n":{"N":"5"}}'], 5],
    ['a limit', ['--read', '10000'], 120],
  ])('counts with %s', async (_, options, expected) => {
    const { code, stdout, stderr } = await runInProcess(['count', TableName, ...options]);
    expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: `${expected}\n` });
  });

  it('writes lines of JSON for machines, and nothing more with `--quiet`', async () => {
    const run = await runInProcess(['count', TableName, '--json', '--quiet', '--filter', 'order < 10']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toEqual({
      type: 'result',
      command: 'count',
      table: TableName,
      items: 10,
      scanned: 120,
      readUnits: expect.any(Number),
      milliseconds: expect.any(Number),
    });
  });

  it('reads nothing with `--dry-run`', async () => {
    const run = await runInProcess(['count', TableName, '--dry-run']);
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(run.stderr).toMatch(/\nNothing was counted\.\n$/);
  });

  it('stops at --max-units, as often as needed, and counts each item once', async () => {
    const state = folder.path('units.json');
    const argv = [
      'count',
      TableName,
      '--segments',
      '20',
      '--max-units',
      '3',
      '--concurrency',
      '1',
      '--state',
      state,
    ];
    const codes: number[] = [];
    let run = await runInProcess(argv);
    while (run.code === 3 && codes.length < 50) {
      codes.push(run.code);
      expect(run.stdout).toBe('');
      expect(run.stderr).toContain(`Go on with:\n  rxdynamo ${argv.join(' ')} --resume\n`);
      run = await runInProcess([...argv, '--resume']);
    }
    expect(codes.length).toBeGreaterThan(1);
    expect(run).toMatchObject({ code: 0, stdout: '120\n' });
    await expect(readFile(state)).rejects.toThrow('ENOENT');
  });

  it('refuses the state of another run, and to begin again over a state', async () => {
    const state = folder.path('other.json');
    const argv = ['count', TableName, '--max-units', '1', '--segments', '20', '--state', state];
    expect((await runInProcess(argv)).code).toBe(3);
    const again = await runInProcess(argv);
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toMatch(
      /has the state of a run that did not end: add --resume to go on, or remove the file/,
    );
    const other = await runInProcess([...argv, '--resume', '--filter', 'order = 1']);
    expect(other).toMatchObject({ code: 2, stdout: '' });
    expect(other.stderr).toContain('another filter: nothing, not "order = 1"');
  });

  it.each([
    [['count', 'no-such-table'], 1, /^rxdynamo: ResourceNotFoundException: .*; check the name, --region/m],
    [
      ['count', 'TABLE', '--index', 'by-yaer'],
      2,
      /^rxdynamo: .* has no index by-yaer; did you mean by-year\?/m,
    ],
    [['count', 'TABLE', '--filter', 'a = = 1'], 1, /^rxdynamo: ValidationException: /m],
    [
      ['count', 'TABLE', '--key-condition', 'a = 1', '--segments', '3'],
      2,
      /^rxdynamo: --segments is for scans/m,
    ],
    [
      ['count', 'TABLE', '--state', '/no/such/folder/x', '--max-units', '1'],
      1,
      /^rxdynamo: ENOENT: .*; check the path/m,
    ],
  ])('says in one line what is wrong with %j', async (argv, code, message) => {
    const run = await runInProcess(argv.map((each) => (each === 'TABLE' ? TableName : each)));
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/^ +at /m);
  });

  it('writes the stack with `--verbose`, and an object for machines', async () => {
    const verbose = await runInProcess(['count', 'no-such-table', '--verbose']);
    expect(verbose.stderr).toMatch(/^ +at /m);
    const json = await runInProcess(['count', 'no-such-table', '--json']);
    expect(JSON.parse(json.stderr)).toMatchObject({
      type: 'error',
      message: expect.stringContaining('no-such-table'),
      name: 'ResourceNotFoundException',
      exitCode: 1,
    });
  });

  it('stops at the first Ctrl-C with its state saved, and goes on with the command that it prints', async () => {
    const state = folder.path('interrupted.json');
    const argv = ['count', TableName, '--segments', '64', '--state', state];
    const slow = startCommand(server, [...argv, '--read', '2'], folder.path('.'));
    await untilExists(state);
    slow.process.kill('SIGINT');
    const { code, stdout, stderr } = await slow.ended;
    expect({ code, stdout }, stderr).toEqual({ code: 130, stdout: '' });
    expect(stderr).toMatch(/^Stopped\.\nGo on with:\n {2}rxdynamo count .* --read 2 --resume\n$/m);
    expect(stderr).not.toContain('\x1B');
    const { items: counted } = JSON.parse(await readFile(state, 'utf8'));
    expect(counted).toBeGreaterThan(0);
    const rest = await startCommand(server, [...argv, '--resume', '--json'], folder.path('.')).ended;
    expect(rest.code, rest.stderr).toBe(0);
    const { items: all, scanned } = JSON.parse(rest.stdout);
    expect({ all, scanned }).toEqual({ all: 120, scanned: 120 });
  });

  it('goes on from the last saved state after it was killed', async () => {
    const state = folder.path('killed.json');
    const argv = ['count', TableName, '--segments', '64', '--state', state];
    const slow = startCommand(server, [...argv, '--read', '2'], folder.path('.'));
    await untilExists(state);
    slow.process.kill('SIGKILL');
    expect((await slow.ended).code).toBe(137);
    const rest = await runInProcess([...argv, '--resume']);
    expect(rest, rest.stderr).toMatchObject({ code: 0, stdout: '120\n' });
  });
});
