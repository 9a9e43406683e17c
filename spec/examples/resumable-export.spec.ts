import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyed, testTable } from '../support/servers/test-table.ts';
import { describeOnEachServer, type TestServer } from '../support/servers/each-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const songs = Array.from({ length: 400 }, (_, number) => ({
  id: `song ${number}`,
  tags: new Set(['a', 'b']),
}));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rxdynamo-export-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Runs the export until it ends, or kills it as soon as it has said so many lines; tells which of both happened. */
async function runExport(
  server: TestServer,
  args: readonly string[],
  lines: number,
): Promise<'ended' | 'killed'> {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL_DYNAMODB: server.endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  const node = ['--import', 'tsx', 'examples/resumable-export.ts', ...args];
  const child = spawn(process.execPath, node, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  let said = 0;
  for await (const _line of createInterface(child.stdout)) if (++said === lines) child.kill('SIGKILL');
  const [code, signal] = await ended;
  if (signal === null && code !== 0) throw new Error(`The export ended with code ${code}`);
  return signal === 'SIGKILL' ? 'killed' : 'ended';
}

describeOnEachServer('the resumable export', (server) => {
  const { TableName } = testTable(server, { definition: keyed({ id: 'S' }, ['id']), items: songs });

  it('ends with every item exactly once, however often it is killed on its way', async () => {
    const file = join(folder, `${TableName}.jsonl`);
    const outcomes: string[] = [];
    do {
      outcomes.push(await runExport(server, [TableName, file], 25));
      // What a killed process may have written after it saved its state last.
      if (outcomes.at(-1) === 'killed') await appendFile(file, '{"id":"song 7","ta');
    } while (outcomes.at(-1) === 'killed');

    expect(outcomes.slice(0, 2)).toEqual(['killed', 'killed']);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const exported = lines.map((line) => JSON.parse(line)).sort((a, b) => (a.id < b.id ? -1 : 1));
    const expected = songs.map(({ id, tags }) => ({ id, tags: [...tags] }));
    expect(exported).toEqual(expected.sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect((await readdir(folder)).filter((name) => name.startsWith(TableName))).toEqual([
      `${TableName}.jsonl`,
    ]);
  });
});
