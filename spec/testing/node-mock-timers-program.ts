// Run by `node-mock-timers.spec.ts`: the timers of `node:test` are fake in this program.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { lastValueFrom } from 'rxjs';
import { fakeDynamoDB } from '../../lib/testing/index.ts';

test('a copy of a table ends on the mock timers of node:test, in spite of an outage of a minute', async () => {
  const startedAt = performance.now();
  mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  const songs = Array.from({ length: 7 }, (_, id) => ({ id }));
  const { db, items } = fakeDynamoDB(
    { Music: { key: ['id'], items: songs, pageSize: 2 }, Archive: { key: ['id'] } },
    { faults: ({ page }) => (page === 1 && Date.now() < 60_000 ? { kind: 'cut' } : undefined) },
  );
  let isPending = true;
  const copied = db.scan({ TableName: 'Music' }).pipe(db.batchWrite({ TableName: 'Archive' }));
  const ended = lastValueFrom(copied).finally(() => {
    isPending = false;
  });
  for (; isPending; await setImmediate()) mock.timers.tick(10);
  await ended;
  assert.deepEqual(items('Archive'), songs);
  assert.ok(Date.now() > 60_000);
  assert.ok(performance.now() - startedAt < 30_000);
});
