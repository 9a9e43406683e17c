import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { shellQuote } from '../../../lib/command/shell-quote.ts';
import { describeOnServers, type TestServer } from '../../support/servers/each-server.ts';
import { localEnvironment } from '../../support/servers/local-environment.ts';
import { keyed, testTable } from '../../support/servers/test-table.ts';
import { program, startCommand, untilExists } from '../support/child.ts';
import { runInProcess } from '../support/in-process.ts';
import { temporaryFolder, useLocalEnvironment } from '../support/local-environment.ts';

const key = keyed({ id: 'S' }, ['id']);
const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;

/** Starts a tail, and resolves with its first lines once there are as many; it goes on then. */
async function firstLines(server: TestServer, argv: readonly string[], cwd: string, count: number) {
  const tail = startCommand(server, ['tail', ...argv], cwd);
  const lines: unknown[] = [];
  const { stdout } = tail.process;
  if (stdout === null) throw new Error('It has no stdout');
  const reader = createInterface(stdout);
  reader.on('line', (line) => lines.push(JSON.parse(line)));
  while (lines.length < count) await once(reader, 'line');
  return { tail, lines };
}

describeOnServers('rxdynamo tail', (server) => {
  const definition = server.lacks('streams') ? key : { ...key, StreamSpecification };
  const { db, TableName, write } = testTable(server, { definition });
  const withoutStream = testTable(server, { definition: key });
  const folder = temporaryFolder();
  useLocalEnvironment(server);

  it('writes changes as lines of JSON, ends with Ctrl-C, and goes on from its checkpoint', async (context) => {
    server.require(context, 'streams');
    await write({ id: 'a', tags: new Set(['x']), big: 12345678901234567890n });
    await write({ id: 'a', tags: new Set(['x', 'y']) });
    await firstValueFrom(db.deleteItem({ TableName, Key: { id: 'a' } }));
    const checkpoint = folder.path('tail.json');
    const argv = [TableName, '--from', 'oldest', '--checkpoint', checkpoint];
    const { tail, lines } = await firstLines(server, argv, folder.path('.'), 3);
    expect(lines).toMatchObject([
      {
        type: 'insert',
        key: { id: 'a' },
        newItem: { tags: { $SS: ['x'] }, big: { $N: '12345678901234567890' } },
      },
      { type: 'modify', key: { id: 'a' }, oldItem: { id: 'a' }, newItem: { tags: { $SS: ['x', 'y'] } } },
      { type: 'remove', key: { id: 'a' }, oldItem: { id: 'a' }, isExpiry: false, at: expect.any(String) },
    ]);
    await untilExists(checkpoint);
    tail.process.kill('SIGINT');
    const { code, stderr } = await tail.ended;
    expect(code, stderr).toBe(130);
    expect(stderr).toContain(`Go on with:\n  rxdynamo tail ${TableName} --from oldest --checkpoint `);
    expect(stderr).not.toContain('--resume');

    await write({ id: 'b' });
    const again = await firstLines(server, argv, folder.path('.'), 1);
    again.tail.process.kill('SIGTERM');
    expect((await again.tail.ended).code).toBe(143);
    expect(again.lines).toMatchObject([{ type: 'insert', key: { id: 'b' }, newItem: { id: 'b' } }]);
  });

  it('ends quietly when the reader of its output has ended, as with `| head`', async (context) => {
    server.require(context, 'streams');
    context.skip(process.platform === 'win32', 'Windows has no POSIX shell');
    await write({ id: 'head' });
    // Once head has ended, the next change finds that out.
    const argv = [...program, 'tail', TableName, '--from', 'oldest', '--quiet'];
    const script = `{ ${shellQuote(argv)}; echo "ended with $?" >&2; } | head -n 1`;
    const shell = spawn('sh', ['-c', script], {
      env: { ...process.env, ...localEnvironment(server.endpoint) },
    });
    const lines = createInterface(shell.stdout);
    const [line] = await once(lines, 'line');
    expect(JSON.parse(line)).toMatchObject({ type: 'insert' });
    let isClosed = false;
    const stderr = text(shell.stderr).finally(() => {
      isClosed = true;
    });
    for (let number = 0; !isClosed; number++) await write({ id: `after head ${number}` });
    expect(await stderr).toBe('ended with 141\n');
  });

  it('says how to enable a stream', async () => {
    const { code, stderr } = await runInProcess(['tail', withoutStream.TableName]);
    expect(code).toBe(1);
    expect(stderr).toContain(
      `has no stream; this enables one: aws dynamodb update-table --table-name ${withoutStream.TableName} --stream-specification`,
    );
    expect(stderr).not.toContain('Go on with');
  });

  it('refuses a start that is no time', async () => {
    const { code, stderr } = await runInProcess(['tail', TableName, '--from', 'yesterday']);
    expect(code).toBe(2);
    expect(stderr).toContain('--from must be now, oldest or a time, not "yesterday"');
  });
});
