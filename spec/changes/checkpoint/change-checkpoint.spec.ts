import { concatMap, from, lastValueFrom, retry, take, tap, throwError, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ChangeBatch, CheckpointError, changeCheckpoint } from '../../../lib/index.ts';
import { errorOf } from '../../support/error-of.ts';
import { useVirtualTime } from '../../support/virtual-time.ts';
import {
  collect,
  fakeMusic,
  inTime,
  minute,
  playsOf,
  type Song,
  second,
  TableName,
  wait,
} from '../support.ts';

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

const restored = (checkpoint: object) => changeCheckpoint(JSON.parse(JSON.stringify(checkpoint)));

/** A stream of six changes of one item, in pages of two. */
async function sixChanges() {
  const music = fakeMusic({ pageSize: 2 });
  for (const plays of [1, 2, 3, 4, 5, 6]) await music.put('a', plays);
  const resume = async (checkpoint: object) => {
    const { values, stop } = collect(music.db.changes<Song>({ TableName }, { from: restored(checkpoint) }));
    await wait(5 * second);
    stop();
    return playsOf(values);
  };
  return { ...music, resume };
}

describe('a change checkpoint', () => {
  it('moves only past batches that are all acknowledged, in whatever order', async () => {
    const { db, resume } = await sixChanges();
    const checkpoint = changeCheckpoint();
    const batches$ = db.changes<Song>({ TableName }, { from: 'oldest', checkpoint }).batches();
    const [one, two, three] = await inTime(lastValueFrom(batches$.pipe(take(3), toArray())));
    expect(await resume(checkpoint)).toEqual([1, 2, 3, 4, 5, 6]);
    checkpoint.acknowledge(two as ChangeBatch);
    expect(await resume(checkpoint)).toEqual([1, 2, 3, 4, 5, 6]);
    checkpoint.acknowledge(one as ChangeBatch);
    expect(await resume(checkpoint)).toEqual([5, 6]);
    checkpoint.acknowledge(one as ChangeBatch);
    checkpoint.acknowledge(three as ChangeBatch);
    expect(await resume(checkpoint)).toEqual([]);
  });

  it('moves past single changes, if it is not given batches', async () => {
    const { db, resume } = await sixChanges();
    const checkpoint = changeCheckpoint();
    const changes$ = db.changes<Song>({ TableName }, { from: 'oldest', checkpoint });
    await inTime(lastValueFrom(changes$.pipe(take(3), tap(checkpoint.acknowledge))));
    expect(await resume(checkpoint)).toEqual([4, 5, 6]);
  });

  it('decides where the stream goes on, and not `from`', async () => {
    const { db } = await sixChanges();
    const checkpoint = changeCheckpoint();
    const changes$ = db.changes<Song>({ TableName }, { from: 'oldest', checkpoint });
    await inTime(lastValueFrom(changes$.pipe(take(2), tap(checkpoint.acknowledge))));
    const { values } = collect(db.changes<Song>({ TableName }, { from: 'oldest', checkpoint }));
    await wait(5 * second);
    expect(playsOf(values)).toEqual([3, 4, 5, 6]);
  });

  it('remembers that the stream began with "now"', async () => {
    const { db, put } = fakeMusic();
    await wait(90 * second);
    await put('a', 1);
    await wait(3 * second);
    const checkpoint = changeCheckpoint();
    const first = collect(db.changes<Song>({ TableName }, { checkpoint }));
    await wait(second);
    first.stop();
    await put('a', 2);
    await wait(minute);
    const { values } = collect(db.changes<Song>({ TableName }, { from: restored(checkpoint) }));
    await wait(second);
    expect(playsOf(values)).toEqual([2]);
  });

  it('holds up the children of a shard that is not acknowledged whole', async () => {
    const { db, put, shards } = fakeMusic();
    await put('a', 1);
    shards.split();
    await put('a', 2);
    const checkpoint = changeCheckpoint();
    const changes$ = db.changes<Song>({ TableName }, { from: 'oldest', checkpoint });
    const { values } = collect(changes$);
    await wait(minute);
    expect(playsOf(values)).toEqual([1]);
    for (const change of values) checkpoint.acknowledge(change);
    await wait(second);
    expect(playsOf(values)).toEqual([1, 2]);
  });

  it('is in the error of a stream without one, and acknowledges what was delivered', async () => {
    const { db, resume } = await sixChanges();
    const failing$ = db.changes<Song>({ TableName }, { from: 'oldest', needs: ['newItem'] });
    const failed = new Error('the index is down');
    const error = await inTime(
      errorOf(failing$.pipe(concatMap((_, index) => (index < 3 ? from([1]) : throwError(() => failed))))),
    );
    // An error of the consumer is not one of the stream.
    expect(error).toBe(failed);
    const { db: other, shards, put } = fakeMusic({ pageSize: 2 }, { faults: [] });
    for (const plays of [1, 2, 3]) await put('a', plays);
    const { errors, values } = collect(other.changes<Song>({ TableName }, { from: 'oldest' }));
    await wait(second);
    shards.rollOver();
    shards.forgetShards();
    await wait(minute);
    expect(playsOf(values)).toEqual([1, 2, 3]);
    expect(errors).toMatchObject([{ name: 'StreamGapError', checkpoint: { version: 2, from: 'oldest' } }]);
    const { checkpoint } = errors[0] as { checkpoint: { shards: Record<string, { after?: string }> } };
    expect(Object.values(checkpoint.shards).map(({ after }) => after)).toEqual([
      shards.records[2]?.sequenceNumber,
    ]);
    expect(await resume(changeCheckpoint())).toEqual([]);
  });

  it('delivers again from the last acknowledged change after a retry()', async () => {
    const { db } = await sixChanges();
    const checkpoint = changeCheckpoint();
    const delivered: (number | undefined)[] = [];
    let failures = 1;
    const changes$ = db.changes<Song>({ TableName }, { from: 'oldest', checkpoint }).pipe(
      tap((change) => {
        delivered.push(change.newItem?.plays);
        if (change.newItem?.plays === 3 && failures-- > 0) throw new Error('the index is down');
        checkpoint.acknowledge(change);
      }),
      retry(1),
    );
    collect(changes$);
    await wait(5 * second);
    expect(delivered).toEqual([1, 2, 3, 3, 4, 5, 6]);
  });

  it('stays small while shards roll over, and remembers what is finished', async () => {
    const { db, put, shards } = fakeMusic({ shards: 2 });
    const checkpoint = changeCheckpoint();
    const { values } = collect(
      db.changes<Song>({ TableName }, { from: 'oldest', checkpoint }).pipe(tap(checkpoint.acknowledge)),
    );
    for (let round = 0; round < 20; round++) {
      for (const id of ['a', 'b', 'c', 'd']) await put(id, round);
      shards.rollOver();
      await wait(2 * second);
    }
    expect(values).toHaveLength(80);
    expect(Object.keys(checkpoint.toJSON().shards).length).toBeLessThanOrEqual(4);
    const again = collect(db.changes<Song>({ TableName }, { from: restored(checkpoint) }));
    await wait(2 * minute);
    expect(again.values).toEqual([]);
  });

  it('refuses what its streams have not delivered', async () => {
    const { db } = await sixChanges();
    const checkpoint = changeCheckpoint();
    const changes$ = db.changes<Song>({ TableName }, { from: 'oldest', checkpoint });
    const change = await inTime(lastValueFrom(changes$.pipe(take(1))));
    expect(() => checkpoint.acknowledge({ ...change })).toThrow(CheckpointError);
    expect(() => changeCheckpoint().acknowledge(change)).toThrow(CheckpointError);
  });
});

const of = { operation: 'GetRecords', StreamArn: 'arn' };
const damaged: readonly (readonly [string, unknown])[] = [
  ['an object with a `version`', 'text'],
  ['an object with a `version`', null],
  ['an object with a `version`', []],
  ['has version 3', { version: 3, shards: {} }],
  ['`shards`', { version: 2, of, from: 'oldest' }],
  ['`of`', { version: 2, of: 'arn', from: 'oldest', shards: {} }],
  ['a scan or a query', { version: 2, of: { operation: 'Scan', TableName }, finished: [], shards: {} }],
  ['`of.StreamArn`', { version: 2, of: { operation: 'GetRecords' }, from: 'oldest', shards: {} }],
  ['`from`', { version: 2, of, from: 'yesterday', shards: {} }],
  ['`shards["a"]`', { version: 2, of, from: 'oldest', shards: { a: 1 } }],
  ['`shards["a"].parent`', { version: 2, of, from: 'oldest', shards: { a: { parent: 1 } } }],
  ['`shards["a"].after`', { version: 2, of, from: 'oldest', shards: { a: { after: 'x' } } }],
  ['`shards["a"].at`', { version: 2, of, from: 'oldest', shards: { a: { at: 5 } } }],
  ['`shards["a"].finished`', { version: 2, of, from: 'oldest', shards: { a: { finished: 'yes' } } }],
];

describe('the JSON of a change checkpoint', () => {
  it.each(damaged)('is refused if it is damaged: %s', (message, saved) => {
    expect(() => changeCheckpoint(saved)).toThrow(CheckpointError);
    expect(() => changeCheckpoint(saved)).toThrow(message);
  });

  it('is the same after it was read and written again, whatever the names of its shards', () => {
    const shards = JSON.parse(
      '{"__proto__":{"after":"12345678901234567890123456789012345678","at":"2026-11-27T10:00:00.000Z"},' +
        '"constructor":{"parent":"__proto__","finished":true}}',
    );
    const saved = { version: 2, shards, of, from: '2026-11-27T09:00:00.000Z' };
    expect(JSON.stringify(changeCheckpoint(saved))).toBe(JSON.stringify(saved));
    expect(changeCheckpoint().toJSON()).toEqual({ version: 2, shards: {} });
  });
});
