import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marshall } from '../../../lib/index.ts';
import { all } from '../../support/all.ts';
import { controlledServer } from '../../support/servers/controlled-server.ts';
import { dynamoDBLocalNames } from '../../support/servers/dynamodb-local.ts';
import { freshTable } from '../../support/servers/fresh-table.ts';
import { localClient } from '../../support/servers/local-client.ts';
import { type Consumer, startConsumer } from './consumer.ts';
import { applied, readLog, withoutRepeats, writesById } from './logged-change.ts';
import { streamedTable } from './streamed-table.ts';
import { type LoadItem, startWriteLoad } from './write-load.ts';

/** How many changes are delivered between two events. */
const changesBetween = 300;
/** More than a page has. */
const changesWhileDown = 2000;

describe.each(dynamoDBLocalNames)('a stream of changes on %s', (name) => {
  const server = controlledServer(name);
  let folder = '';
  let consumer: Consumer | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rxdynamo-consumer-'));
  });
  afterAll(async () => {
    await consumer?.kill();
    await rm(folder, { recursive: true });
  });

  it('loses nothing and keeps the order of each item while shards roll over and its process is killed', async () => {
    const TableName = await freshTable(server.endpoint(), streamedTable);
    const db = localClient(server.endpoint());
    const logs = ['first', 'second', 'third'].map((run) => join(folder, `${run}.log`));
    const checkpoint = join(folder, 'checkpoint.json');
    const start = (run: number) => {
      consumer = startConsumer([server.endpoint(), TableName, checkpoint, logs[run] ?? '']);
      return consumer;
    };

    const load = startWriteLoad(db, TableName, 16);
    const first = start(0);
    await first.delivered(changesBetween);
    await server.rollOver();
    await first.delivered(first.positions.size + changesBetween);
    await first.kill();
    // The next process finds a shard with several pages, and its child.
    const before = load.count();
    await expect.poll(() => load.count(), { timeout: 30_000 }).toBeGreaterThan(before + changesWhileDown);
    await server.rollOver();
    await expect
      .poll(() => load.count(), { timeout: 30_000 })
      .toBeGreaterThan(before + 1.5 * changesWhileDown);
    const second = start(1);
    await second.delivered(changesBetween);
    await server.rollOver();
    await second.delivered(second.positions.size + changesBetween);
    const rolledOver = server.rollOver();
    await second.kill();
    await rolledOver;
    const third = start(2);
    await third.delivered(changesBetween);
    await load.stop();
    const positions = () => new Set([first, second, third].flatMap((each) => [...each.positions]));
    // Each message may be the last one.
    await expect.poll(() => positions().size, { timeout: 30_000 }).toBeGreaterThanOrEqual(load.count());
    await third.kill();

    const runs = await Promise.all(logs.map(readLog));
    const delivered = runs.flat(2);
    const distinct = withoutRepeats(delivered);
    expect(writesById(distinct)).toEqual(load.writes);
    const source = await all(db.scan<LoadItem>({ TableName, ConsistentRead: true }));
    const sourceItems = new Map(source.map((item) => [item.id, marshall(item)]));
    expect(applied(distinct)).toEqual(sourceItems);
    expect(applied(delivered)).toEqual(sourceItems);

    // Only what was delivered but not acknowledged is repeated: at most the last batch of a process that was killed.
    for (const [index, run] of runs.slice(0, -1).entries()) {
      const last = new Set(run.at(-1)?.map(({ position }) => position));
      const before = new Set(run.flat().map(({ position }) => position));
      const repeated = runs
        .slice(index + 1)
        .flat(2)
        .filter(({ position }) => before.has(position));
      expect(repeated.filter(({ position }) => !last.has(position))).toEqual([]);
    }
    const shards = new Set(delivered.map(({ position }) => position.split(' ')[0]));
    expect(shards.size).toBeGreaterThanOrEqual(5);
    await db.close();
  });
});
