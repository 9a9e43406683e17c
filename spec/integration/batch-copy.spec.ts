import { count, lastValueFrom, type Observable } from 'rxjs';
import { beforeAll, expect, it, vi } from 'vitest';
import { pacedFrom, pacedMergeMap } from '../../lib/index.ts';
import { collectGarbage } from '../support/garbage.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { localClient } from '../support/servers/local-client.ts';
import { seededPlan } from '../support/wire/fault-plan.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';
import { testTable } from '../support/servers/test-table.ts';
import { wireItems } from './wire-items.ts';

const items = 50_000;

/** How much more memory may be in use during the copy than before; the items together take more. */
const allowedGrowth = 20_000_000;

/** A third of the writes is throttled or done in part. */
const trouble = seededPlan(3, [
  [1 / 6, { kind: 'throttle' }],
  [1 / 6, { kind: 'holdBack', count: 10 }],
]);

function* songs(): Generator<object> {
  for (let n = 0; n < items; n++)
    yield { id: `song ${n}`, n, more: { tags: ['a', null] }, text: `${n} `.repeat(40) };
}

const itemsOf = (stream: Observable<unknown>) => lastValueFrom(stream.pipe(count()));

async function memoryUsed(): Promise<number> {
  await collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describeOnEachServer(`a table of ${items} items`, (server) => {
  const { db, TableName } = testTable(server);
  const { TableName: copy } = testTable(server);

  beforeAll(async () => {
    await itemsOf(pacedFrom(songs()).pipe(db.batchWrite({ TableName }, { concurrency: 8 })));
  }, 120_000);

  it('is copied byte by byte and in flat memory while a third of the writes goes wrong', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.001);
    await using proxy = await startFaultProxy(
      server.endpoint,
      (request) => (request.operation === 'BatchWriteItem' ? trouble(request) : undefined),
      { record: false },
    );
    await using client = localClient(proxy.endpoint);
    const memory = [await memoryUsed()];
    let written = 0;
    const writing = client.parallelScan({ TableName, TotalSegments: 4, Limit: 1000 }).pipe(
      client.batchWrite({ TableName: copy }, { concurrency: 8 }),
      pacedMergeMap(async () => ++written % 5000 === 0 && memory.push(await memoryUsed()), 1),
    );
    expect(await itemsOf(writing)).toBe(items);
    expect(proxy.faults.length).toBeGreaterThan(items / 25 / 4);
    const [before = 0, ...during] = memory;
    expect(Math.max(...during) - before).toBeLessThan(allowedGrowth);
    expect(await wireItems(db, copy)).toEqual(await wireItems(db, TableName));
  }, 120_000);
});
