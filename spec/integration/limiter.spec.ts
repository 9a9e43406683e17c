import { firstValueFrom, type Observable, tap } from 'rxjs';
import { expect, it } from 'vitest';
import { capacityLimiter } from '../../lib/index.ts';
import { type Consumption, worstSecond } from '../capacity/consumed-units-of.ts';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';

const definition = keyed({ shelf: 'N', slot: 'N' }, ['shelf', 'slot']);
const key = ['shelf', 'slot'];

/** Items of 1 KB: eight cost one unit to read, and each one unit to write. */
const items = Array.from({ length: 240 }, (_, slot) => ({ shelf: slot % 4, slot, text: 'x'.repeat(980) }));

interface Consuming {
  readonly ConsumedCapacity?: { readonly CapacityUnits?: number | undefined } | undefined;
}

/** Measures what a stream consumes, by what its responses say. */
async function measure<T extends Consuming>(stream: Observable<T>) {
  const consumptions: Consumption[] = [];
  const start = performance.now();
  const values = await all(
    stream.pipe(
      tap(({ ConsumedCapacity }) =>
        consumptions.push({ at: performance.now(), units: ConsumedCapacity?.CapacityUnits ?? 0 }),
      ),
    ),
  );
  const seconds = (performance.now() - start) / 1000;
  const total = consumptions.reduce((sum, { units }) => sum + units, 0);
  return { values, total, rate: total / seconds, worst: worstSecond(consumptions) };
}

describeOnEachServer('a capacity limiter', (server) => {
  const { db, TableName } = testTable(server, { definition, items });
  const copy = testTable(server, { definition });

  it('keeps the target of a parallel scan in every second', async () => {
    const limiter = capacityLimiter({ read: 24 });
    const scan = db.parallelScan({ TableName, TotalSegments: 4 }, { limiter });
    const { values, total, rate, worst } = await measure(scan.pages());
    expect(values.flatMap(({ Items = [] }) => Items)).toHaveLength(items.length);
    expect(total).toBeGreaterThan(25);
    expect(worst).toBeLessThanOrEqual(1.3 * 24);
    expect(rate).toBeGreaterThan(12);
    expect(rate).toBeLessThanOrEqual(1.3 * 24);
  });

  it('keeps the target of the writes of a copy', async () => {
    const limiter = capacityLimiter({ write: 160 });
    const copied = db
      .scan({ TableName })
      .pipe(copy.db.batchWrite({ TableName: copy.TableName }, { limiter, key }));
    const { values, total, rate, worst } = await measure(copied);
    expect(values).toHaveLength(items.length);
    expect(total).toBeGreaterThanOrEqual(items.length);
    expect(worst).toBeLessThanOrEqual(1.3 * 160);
    expect(rate).toBeGreaterThan(80);
    expect(await all(copy.db.scan({ TableName: copy.TableName }))).toHaveLength(items.length);
  });

  it('settles single calls by what they have consumed', async () => {
    const limiter = capacityLimiter({ read: 1e6, write: 1e6 });
    const song = { shelf: 9, slot: 9, text: 'x'.repeat(3000) };
    await firstValueFrom(db.putItem({ TableName, Item: song }, { limiter }));
    const Key = { shelf: 9, slot: 9 };
    await firstValueFrom(db.getItem({ TableName, Key, ConsistentRead: true }, { limiter }));
    await firstValueFrom(db.deleteItem({ TableName, Key }, { limiter }));
    const usage = await firstValueFrom(limiter.usage);
    expect(usage.write?.consumed).toBe(6);
    expect(usage.read?.consumed).toBe(1);
  });
});
