import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { firstValueFrom, lastValueFrom, timer, toArray } from 'rxjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DynamoDB } from '../../lib/index.ts';
import { describeOnEachServer, type TestServer } from '../support/servers/each-server.ts';
import { localEnvironment } from '../support/servers/local-environment.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';
import { freshClone } from './fresh-clone.ts';

const clone = freshClone();
const key = keyed({ id: 'S' }, ['id']);
const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;
const items = Array.from({ length: 100 }, (_, number) => ({ id: `song ${number}`, tags: new Set(['a']) }));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rxdynamo-live-copy-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Starts an example. */
function start(server: TestServer, args: readonly string[]) {
  const env = {
    ...process.env,
    ...localEnvironment(server.endpoint),
  };
  const node = ['--import', 'tsx', ...args];
  return spawn(process.execPath, node, { cwd: clone.path, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Resolves with the first line of an output that contains a text; rejects if the output ends before. */
async function lineWith(output: NodeJS.ReadableStream, text: string): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface(output)) {
    if (line.includes(text)) return line;
    lines.push(line);
  }
  throw new Error(`No line with ${text} in:\n${lines.join('\n')}`);
}

async function kill(child: ChildProcess, signal: 'SIGKILL' | 'SIGINT'): Promise<unknown> {
  const closed = once(child, 'close');
  child.kill(signal);
  const [code] = await closed;
  return code;
}

async function all(db: DynamoDB, TableName: string): Promise<ReadonlyMap<unknown, unknown>> {
  const found = await lastValueFrom(db.scan({ TableName, ConsistentRead: true }).pipe(toArray()));
  return new Map(found.map((item) => [item.id, item]));
}

describeOnEachServer('the examples of streams', (server) => {
  const definition = server.lacks('streams') ? key : { ...key, StreamSpecification };
  const { db, TableName, write } = testTable(server, { definition, items });
  const copy = testTable(server, { definition: key });

  it('keep a copy equal to its table, although the process is killed', async (context) => {
    server.require(context, 'streams');
    const args = ['examples/live-copy.ts', TableName, copy.TableName, join(folder, `${TableName}.json`)];
    const first = start(server, args);
    await lineWith(first.stdout, 'caught up');
    expect(await all(db, copy.TableName)).toEqual(await all(db, TableName));
    await kill(first, 'SIGKILL');
    await write({ id: 'new', tags: new Set(['b']) });
    await firstValueFrom(db.deleteItem({ TableName, Key: { id: 'song 1' } }));
    const second = start(server, args);
    const isEqual = async () => {
      const copied = await all(db, copy.TableName);
      return copied.has('new') && !copied.has('song 1');
    };
    while (!(await isEqual())) await lastValueFrom(timer(100));
    await kill(second, 'SIGKILL');
    expect(await all(db, copy.TableName)).toEqual(await all(db, TableName));
  }, 60_000);

  it('print each change of a table, and end with Ctrl+C', async (context) => {
    server.require(context, 'streams');
    const tail = start(server, ['examples/tail.ts', TableName]);
    await lineWith(tail.stderr, 'following');
    // The stream begins when its shards are listed, so that the first writes may come before it.
    let isDone = false;
    const line = lineWith(tail.stdout, 'tailed').finally(() => {
      isDone = true;
    });
    for (let version = 0; !isDone; version++) {
      await write({ id: 'tailed', version });
      await lastValueFrom(timer(100));
    }
    expect(await line).toMatch(/^\d{4}-.*Z (insert|modify) \{.*"id":"tailed".*\}$/);
    // Windows has no signals: there, the process is killed.
    if (process.platform !== 'win32') expect(await kill(tail, 'SIGINT')).toBe(0);
    else await kill(tail, 'SIGKILL');
  }, 60_000);
});
