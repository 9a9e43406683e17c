import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstValueFrom, lastValueFrom, timer, toArray } from 'rxjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DynamoDB } from '../../../lib/index.ts';
import { describeOnEachServer } from '../../support/servers/each-server.ts';
import { keyed, testTable } from '../../support/servers/test-table.ts';
import { killedCode, startCommand, stopAfter } from '../support/child.ts';

const items = Array.from({ length: 100 }, (_, number) => ({ id: `song ${number}`, number }));
const key = keyed({ id: 'S' }, ['id']);
const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;
let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'rxdynamo-follow-'));
});

afterAll(() => rm(cwd, { recursive: true }));

async function all(db: DynamoDB, TableName: string): Promise<ReadonlyMap<unknown, unknown>> {
  const found = await lastValueFrom(db.scan({ TableName, ConsistentRead: true }).pipe(toArray()));
  return new Map(found.map((item) => [item.id, item]));
}

describeOnEachServer('copy --follow', (server) => {
  const definition = server.lacks('streams') ? key : { ...key, StreamSpecification };
  const { db, TableName, write } = testTable(server, { definition, items });
  const copy = testTable(server, { definition: key });

  it('keeps a copy equal to its table, also after it was killed, until Ctrl-C', async (context) => {
    server.require(context, 'streams');
    const args = ['copy', TableName, copy.TableName, '--follow'];
    const state = join(cwd, `rxdynamo-copy-${TableName}-${copy.TableName}.json`);
    const first = startCommand(server, args, cwd);
    while ((await all(db, copy.TableName)).size < items.length) await lastValueFrom(timer(100));
    expect((await stopAfter(first, state, 0, 'SIGKILL')).code).toBe(killedCode);

    await write({ id: 'new' });
    await firstValueFrom(db.deleteItem({ TableName, Key: { id: 'song 1' } }));
    const second = startCommand(server, [...args, '--resume'], cwd);
    const caughtUp = new Promise<void>((resolve) => {
      second.process.stderr?.on('data', (text) => String(text).includes('has caught up with') && resolve());
    });
    for (let isEqual = false; !isEqual; await lastValueFrom(timer(100))) {
      const copied = await all(db, copy.TableName);
      isEqual = copied.has('new') && !copied.has('song 1');
    }
    await caughtUp;
    const { code, stderr } = await stopAfter(second, state, 0, 'SIGINT');
    expect(code).toBe(130);
    expect(stderr).toContain(`--follow --resume\n`);
    expect(await all(db, copy.TableName)).toEqual(await all(db, TableName));
  }, 120_000);
});
