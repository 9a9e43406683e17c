import { count, lastValueFrom, type Observable } from 'rxjs';
import { beforeAll, expect, it, vi } from 'vitest';
import { pacedFrom, pacedMergeMap } from '../../lib/index.ts';
import { memoryUsed } from '../support/garbage.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { localClient } from '../support/servers/local-client.ts';
import { testTable } from '../support/servers/test-table.ts';
import { sized } from '../support/size.ts';
import { seededFaultPlan } from '../support/wire/fault-plan.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';
import { wireItems } from './wire-items.ts';

const items = sized({ small: 5000, full: 50_000 });

/** By how many bytes memory may grow from half to half; 50,000 items together take 25 MB. Fewer are not told from garbage. */
const allowedGrowth = sized({ small: Number.POSITIVE_INFINITY, full: 8_000_000 });

/** A third of the writes is throttled or partly unprocessed. */
const faults = seededFaultPlan(3, [
  [1 / 6, { kind: 'throttle' }],
  [1 / 6, { kind: 'unprocessed', count: 10 }],
]);

function* songs(): Generator<object> {
  for (let n = 0; n < items; n++)
    yield { id: `song ${n}`, n, more: { tags: ['a', null] }, text: `${n} `.repeat(40) };
}

const countOf = (stream: Observable<unknown>) => lastValueFrom(stream.pipe(count()));

describeOnEachServer(`a table of ${items} items`, (server) => {
  const { db, TableName } = testTable(server);
  const { TableName: copy } = testTable(server);

  beforeAll(async () => {
    await countOf(pacedFrom(songs()).pipe(db.batchWrite({ TableName }, { concurrency: 8 })));
  }, 120_000);

  it('is copied exactly and in constant memory while a third of the writes meets a fault', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.001);
    await using proxy = await startFaultProxy(
      server.endpoint,
      (request) => (request.operation === 'BatchWriteItem' ? faults(request) : undefined),
      { record: false },
    );
    await using client = localClient(proxy.endpoint);
    const memory: number[] = [];
    let written = 0;
    const copying$ = client.parallelScan({ TableName, TotalSegments: 4, Limit: 1000 }).pipe(
      client.batchWrite({ TableName: copy }, { concurrency: 8 }),
      pacedMergeMap(async () => ++written % (items / 10) === 0 && memory.push(memoryUsed()), 1),
    );
    expect(await countOf(copying$)).toBe(items);
    expect(proxy.faults.length).toBeGreaterThan(items / 25 / 4);
    // The lowest values of both halves: others depend on the pages in flight. Kept items would raise all later ones, and by half
    // of their size from half to half.
    const [firstHalf = Number.NaN, secondHalf = Number.NaN] = [memory.slice(0, 5), memory.slice(5)].map(
      (values) => Math.min(...values),
    );
    expect(secondHalf - firstHalf).toBeLessThan(allowedGrowth);
    expect(await wireItems(db, copy)).toEqual(await wireItems(db, TableName));
  }, 120_000);
});
