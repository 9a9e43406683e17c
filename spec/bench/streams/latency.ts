import { firstValueFrom } from 'rxjs';
import { fakeDynamoDB } from '../../../lib/testing/index.ts';

const TableName = 'Orders';
const batch = { changes: 10, milliseconds: 10 };
/** Changes before this time are not counted. */
const warmUp = 1000;

interface Order {
  readonly id: string;
  readonly writtenAt: number;
}

/**
 * Writes 1,000 items a second to a fake table and reads its changes in the same process.
 *
 * @returns the time between each write and the delivery of its change, in milliseconds, in ascending order
 */
export async function changeLatencies(duration: number, interval: number): Promise<readonly number[]> {
  const { db, close } = fakeDynamoDB({ [TableName]: { key: ['id'], stream: 'NEW_AND_OLD_IMAGES' } });
  const start = performance.now();
  const latencies: number[] = [];
  const subscription = db
    .changes<Order>({ TableName }, { from: 'oldest', interval })
    .subscribe(({ newItem }) => {
      if (newItem && newItem.writtenAt > start + warmUp)
        latencies.push(performance.now() - newItem.writtenAt);
    });
  await write(warmUp + duration, ({ id, writtenAt }) =>
    firstValueFrom(db.putItem({ TableName, Item: { id, writtenAt } })),
  );
  subscription.unsubscribe();
  await close();
  return latencies.toSorted((a, b) => a - b);
}

/** Makes as many writes as are due every 10 ms, also if a timer was late. */
async function write(duration: number, put: (order: Order) => Promise<unknown>): Promise<void> {
  const start = performance.now();
  const pending: Promise<unknown>[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const elapsed = performance.now() - start;
      const due = Math.floor(elapsed / batch.milliseconds) * batch.changes;
      while (pending.length < due)
        pending.push(put({ id: `order-${pending.length}`, writtenAt: performance.now() }));
      if (elapsed < duration) return;
      clearInterval(timer);
      resolve();
    }, batch.milliseconds);
  });
  await Promise.all(pending);
}
