import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { from, merge, mergeMap, type Observable, retry, take } from 'rxjs';
import { expect, it, vi } from 'vitest';
import { pacedMergeMap } from '../../lib/index.ts';
import { fakeDynamoDB, seededFaults } from '../../lib/testing/index.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';
import { type RecordedEvent, recordEvents } from './recorded-events.ts';

const TableName = 'Music';
const songs = Array.from({ length: 24 }, (_, number) => ({ artist: `Artist ${number % 4}`, number }));

/** The parts that were published about each event object, in their order. */
function livesOf(recorded: readonly RecordedEvent[]): readonly string[] {
  const lives = new Map<object, string[]>();
  for (const { on, original } of recorded) {
    const parts = lives.get(original) ?? [];
    lives.set(original, [...parts, on.replace(/.*:/, '')]);
  }
  return Array.from(lives.values(), (parts) => parts.join(' '));
}

/** All lives of a call or an attempt: it may have ended within its start. */
const allowed = new Set([
  'start end asyncStart asyncEnd',
  'start end error asyncStart asyncEnd',
  'start asyncStart asyncEnd end',
  'start error asyncStart asyncEnd end',
]);

const plan = fc.record({
  seed: fc.nat(),
  share: fc.double({ min: 0, max: 0.5, noNaN: true }),
  segments: fc.integer({ min: 1, max: 4 }),
  prefetch: fc.integer({ min: 0, max: 2 }),
  count: fc.integer({ min: 1, max: 60 }),
  abortAfter: fc.option(fc.integer({ min: 0, max: 3000 }), { nil: undefined }),
});

it('every call and every attempt that has started ends once, under faults, early ends and aborts', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ seed, share, segments, prefetch, count, abortAfter }) => {
      useVirtualTime();
      try {
        const key = ['artist', 'number'] as const;
        const tables = { [TableName]: { key, items: songs, pageSize: 3 }, Copy: { key } };
        const { db } = fakeDynamoDB(tables, { faults: seededFaults(seed, { share }) });
        const controller = new AbortController();
        const options = { prefetch, signal: controller.signal };
        const copied = db
          .parallelScan<(typeof songs)[0]>({ TableName, TotalSegments: segments }, options)
          .pipe(db.batchWrite({ TableName: 'Copy' }, { signal: controller.signal }));
        const read = from(songs).pipe(
          mergeMap((Key) => db.getItem({ TableName, Key }, { signal: controller.signal }), 3),
          pacedMergeMap(async (output) => output, 2),
        );
        const recorded = recordEvents(['call', 'request']);
        const pipeline: Observable<unknown> = merge(copied, read).pipe(retry(1), take(count));
        if (abortAfter !== undefined) setTimeout(() => controller.abort(), abortAfter);
        const ended = new Promise<void>((resolve) => {
          pipeline.subscribe({ error: () => resolve(), complete: resolve });
        });
        await settleOnVirtualTime(ended, 3_600_000);
        const lives = livesOf(recorded);
        expect(lives.length).toBeGreaterThan(0);
        expect(lives.filter((life) => !allowed.has(life))).toEqual([]);
      } finally {
        vi.useRealTimers();
      }
    }),
    { numRuns: 40 },
  );
});

it('a listener that throws breaks no call: Node raises its exception as uncaught in the next tick', () => {
  const program = `
    import { subscribe, tracingChannel } from 'node:diagnostics_channel';
    import { channelNames } from './lib/index.ts';
    import { fakeDynamoDB } from './lib/testing/index.ts';
    const uncaught = [];
    process.on('uncaughtException', ({ message }) => uncaught.push(message));
    const fail = (part) => () => { throw new Error(part); };
    for (const name of [channelNames.call, channelNames.request])
      for (const part of ['start', 'end', 'asyncStart', 'asyncEnd', 'error']) tracingChannel(name)[part].subscribe(fail(part));
    subscribe(channelNames.retry, fail('retry'));
    subscribe(channelNames.throttle, fail('throttle'));
    const items = [{ id: 1 }, { id: 2 }];
    const { db } = fakeDynamoDB({ Music: { key: ['id'], items } }, { faults: { kind: 'throttle', times: 1 } });
    let count = 0;
    db.scan({ TableName: 'Music' }).subscribe({
      next: () => count++,
      error: (error) => console.log('failed', error),
      complete: () => setImmediate(() => console.log(count, [...new Set(uncaught)].sort().join(' '))),
    });`;
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { cwd, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(stdout).toBe('2 asyncEnd asyncStart end error retry start throttle\n');
});
