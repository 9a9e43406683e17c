import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnServers, type TestServer } from '../support/servers/each-server.ts';
import { localEnvironment } from '../support/servers/local-environment.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';
import { freshClone } from './fresh-clone.ts';

const clone = freshClone();
const songs = Array.from({ length: 400 }, (_, number) => ({
  id: `song ${number}`,
  tags: new Set(['a', 'b']),
}));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rxdynamo-export-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Runs the export and kills it after a number of output lines; resolves with how it ended. */
async function runExport(
  server: TestServer,
  args: readonly string[],
  lines: number,
): Promise<'ended' | 'killed'> {
  const env = {
    ...process.env,
    ...localEnvironment(server.endpoint),
  };
  const node = ['--import', 'tsx', 'examples/resumable-export.ts', ...args];
  const child = spawn(process.execPath, node, { cwd: clone.path, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  let lineCount = 0;
  for await (const _line of createInterface(child.stdout)) if (++lineCount === lines) child.kill('SIGKILL');
  const [code, signal] = await closed;
  if (signal === null && code !== 0) throw new Error(`The export exited with code ${code}`);
  return signal === 'SIGKILL' ? 'killed' : 'ended';
}

describeOnServers('the resumable export', (server) => {
  const { TableName } = testTable(server, { definition: keyed({ id: 'S' }, ['id']), items: songs });

  it('writes every item exactly once, however often it is killed and restarted', async () => {
    const file = join(folder, `${TableName}.jsonl`);
    const outcomes: string[] = [];
    do {
      outcomes.push(await runExport(server, [TableName, file], 10));
      // A killed process may have written a part of a line after it last saved its state.
      if (outcomes.at(-1) === 'killed') await appendFile(file, '{"id":"song 7","ta');
    } while (outcomes.at(-1) === 'killed');

    // On a busy machine the process may write many more lines before it is killed, even all the rest in its second run.
    expect(outcomes[0]).toBe('killed');
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const exported = lines.map((line) => JSON.parse(line)).sort((a, b) => (a.id < b.id ? -1 : 1));
    const expected = songs.map(({ id, tags }) => ({ id, tags: [...tags] }));
    expect(exported).toEqual(expected.sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect((await readdir(folder)).filter((name) => name.startsWith(TableName))).toEqual([
      `${TableName}.jsonl`,
    ]);
  });
});
