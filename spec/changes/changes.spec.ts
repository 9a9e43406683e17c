import { lastValueFrom, take, timer, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Change, type Progress, pacedMergeMap } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { useVirtualTime } from '../support/virtual-time.ts';
import {
  collect,
  fakeMusic,
  hour,
  inTime,
  minute,
  playsOf,
  type Song,
  second,
  TableName,
  wait,
} from './support.ts';

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

describe('a stream of changes', () => {
  it('emits the inserts, modifications and removals that the stream still has, from "oldest" on', async () => {
    const { db, put, remove } = fakeMusic();
    await put('a', 1);
    await put('a', 2);
    await remove('a');
    const changes$ = db.changes<Song>({ TableName }, { from: 'oldest' });
    const changes = await inTime(lastValueFrom(changes$.pipe(take(3), toArray())));
    expect(changes.map(({ type, key, oldItem, newItem }) => ({ type, key, oldItem, newItem }))).toEqual([
      { type: 'insert', key: { id: 'a' }, newItem: { id: 'a', plays: 1 } },
      { type: 'modify', key: { id: 'a' }, oldItem: { id: 'a', plays: 1 }, newItem: { id: 'a', plays: 2 } },
      { type: 'remove', key: { id: 'a' }, oldItem: { id: 'a', plays: 2 } },
    ]);
  });

  it('sends nothing before somebody subscribes, and nothing after they have left', async () => {
    const { db, requests } = fakeMusic();
    const changes$ = db.changes({ TableName });
    expect(requests).toEqual([]);
    const { stop } = collect(changes$);
    await wait(5 * second);
    stop();
    const sent = requests.length;
    expect(sent).toBeGreaterThan(5);
    await wait(5 * minute);
    expect(requests.length).toBe(sent);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('emits nothing from before the subscription, with "now", and everything after it', async () => {
    const { db, put } = fakeMusic({ shards: 3 });
    await wait(90 * second);
    for (let plays = 0; plays < 10; plays++) await put(`old ${plays}`, plays);
    await wait(2 * second);
    const { values } = collect(db.changes<Song>({ TableName }));
    await wait(100);
    for (let plays = 10; plays < 20; plays++) await put(`new ${plays}`, plays);
    await wait(5 * second);
    expect(playsOf(values).sort()).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it('reads closed shards only from "oldest" on or since a Date, and not from "now" on', async () => {
    const { db, put, shards } = fakeMusic();
    await put('a', 1);
    shards.rollOver();
    await wait(2 * minute);
    const since = new Date();
    await put('a', 2);
    shards.rollOver();
    await wait(2 * minute);
    await put('a', 3);
    await wait(2 * minute);
    const results = [
      collect(db.changes<Song>({ TableName }, { from: 'oldest' })),
      collect(db.changes<Song>({ TableName }, { from: since })),
      collect(db.changes<Song>({ TableName }, { from: 'now' })),
    ];
    await wait(10 * second);
    expect(results.map(({ values }) => playsOf(values))).toEqual([[1, 2, 3], [2, 3], []]);
  });

  it('reads children after their parents, and finds those that appear later', async () => {
    const { db, put, shards } = fakeMusic();
    const { values } = collect(db.changes<Song>({ TableName }, { from: 'oldest' }));
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (let round = 0; round < 4; round++) {
      for (const id of ids) await put(id, round);
      if (round === 1) shards.rollOver();
      else shards.split();
    }
    await wait(minute);
    for (const id of ids) expect(playsOf(values.filter(({ key }) => key.id === id))).toEqual([0, 1, 2, 3]);
    expect(new Set(values.map(({ shardId }) => shardId)).size).toBeGreaterThan(3);
  });

  it('can be read by the ARN of its stream, and by for await', async () => {
    const { db, put, shards, sent } = fakeMusic();
    await put('a', 1);
    await put('a', 2);
    const received: Change<Song>[] = [];
    const loop = async () => {
      for await (const change of db.changes<Song>({ StreamArn: shards.arn }, { from: 'oldest' })) {
        received.push(change);
        if (received.length === 2) return;
      }
    };
    await inTime(loop());
    expect(playsOf(received)).toEqual([1, 2]);
    expect(sent('DescribeTable')).toBe(0);
  });

  it('emits batches of one shard each, and no empty ones', async () => {
    const { db, put } = fakeMusic({ shards: 2, pageSize: 3 });
    for (let plays = 0; plays < 20; plays++) await put(`song ${plays}`, plays);
    const { values } = collect(db.changes<Song>({ TableName }, { from: 'oldest' }).batches());
    await wait(10 * second);
    expect(values.flatMap(({ changes }) => changes)).toHaveLength(20);
    for (const { shardId, changes, lag } of values) {
      expect(changes.length).toBeGreaterThan(0);
      expect(changes.length).toBeLessThanOrEqual(3);
      expect(new Set(changes.map((change) => change.shardId))).toEqual(new Set([shardId]));
      expect(lag).toBeGreaterThanOrEqual(0);
    }
  });

  it('completes once the stream is disabled and read whole', async () => {
    const { db, put } = fakeMusic();
    await put('a', 1);
    const { values, isComplete } = collect(db.changes<Song>({ TableName }, { from: 'oldest' }));
    await wait(5 * second);
    await inTime(lastValueFrom(db.updateTable({ TableName, StreamSpecification: { StreamEnabled: false } })));
    await wait(2 * minute);
    expect(playsOf(values)).toEqual([1]);
    expect(isComplete()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is a method of a table, too', async () => {
    const { db, put } = fakeMusic();
    await put('a', 1);
    const songs = db.table<Song, 'id'>(TableName);
    const [change] = await inTime(lastValueFrom(songs.changes({ from: 'oldest' }).pipe(take(1), toArray())));
    expect(change?.newItem?.plays).toBe(1);
  });
});

describe('the polling of a shard', () => {
  it('costs at most one call per `idle` interval while nothing comes', async () => {
    const { db, sent } = fakeMusic();
    collect(db.changes({ TableName }, { idle: 5 * second }));
    await wait(10 * second);
    const before = sent('GetRecords');
    await wait(hour);
    expect(sent('GetRecords') - before).toBeLessThanOrEqual(720);
    expect(sent('GetRecords') - before).toBeGreaterThan(700);
    expect(sent('GetShardIterator')).toBe(1);
  });

  it('happens every `interval` while changes come', async () => {
    const { db, put, sent } = fakeMusic(undefined, { delay: 0 });
    const { values } = collect(db.changes({ TableName }, { interval: 100, idle: 100 }));
    for (let plays = 0; plays < 50; plays++) {
      await put('a', plays);
      await wait(20);
    }
    await wait(200);
    expect(values).toHaveLength(50);
    expect(sent('GetRecords')).toBeLessThan(16);
  });

  it('does not pause while a backlog is read', async () => {
    const { db, put } = fakeMusic({ pageSize: 1 });
    for (let plays = 0; plays < 50; plays++) await put('a', plays);
    await wait(minute);
    const { values } = collect(db.changes({ TableName }, { from: 'oldest', interval: 10 * second }));
    await wait(2 * second);
    expect(values).toHaveLength(50);
  });

  it('stops while the consumer is busy, and renews iterators that have expired meanwhile', async () => {
    const { db, put, sent } = fakeMusic({ shards: 2, pageSize: 2 });
    for (let plays = 0; plays < 10; plays++) await put(`song ${plays}`, plays);
    const work: number[] = [];
    const changes$ = db.changes<Song>({ TableName }, { from: 'oldest' }).pipe(
      pacedMergeMap(async (change) => {
        await lastValueFrom(timer(20 * minute));
        work.push(change.newItem?.plays ?? -1);
      }, 1),
    );
    const { errors } = collect(changes$);
    await wait(19 * minute);
    // One page for each shard at most, and one more for the shard whose changes are worked on.
    expect(sent('GetRecords')).toBeLessThanOrEqual(3);
    await wait(4 * hour);
    expect(errors).toEqual([]);
    expect(work.sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, index) => index));
    expect(sent('GetShardIterator')).toBeGreaterThan(2);
  });

  it('requests at most `concurrency` pages at once, however many shards there are', async () => {
    const { db, counts, put, sent } = fakeMusic({ shards: 12 }, { delay: 500 });
    for (let plays = 0; plays < 60; plays++) await put(`song ${plays}`, plays);
    const { values } = collect(db.changes({ TableName }, { from: 'oldest', concurrency: 2 }));
    await wait(minute);
    expect(values).toHaveLength(60);
    // Listings do not count.
    expect(counts.mostInFlight).toBeLessThanOrEqual(3);
    expect(sent('GetRecords')).toBeGreaterThan(12);
  });

  it('is retried after throttles and lost connections, without losing or repeating a change', async () => {
    const { db, put } = fakeMusic(
      { pageSize: 2 },
      {
        faults: [
          { kind: 'throttle', name: 'LimitExceededException', operation: 'GetRecords', times: 6 },
          { kind: 'throttle', operation: 'DescribeStream', times: 2 },
          { kind: 'cut', operation: 'GetShardIterator', times: 2 },
        ],
      },
    );
    for (let plays = 0; plays < 9; plays++) await put('a', plays);
    const { values } = collect(db.changes<Song>({ TableName }, { from: 'oldest' }));
    await wait(3 * minute);
    expect(playsOf(values)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('fails when it is throttled for longer than the stall timeout', async () => {
    const { db } = fakeMusic(undefined, {
      faults: { kind: 'throttle', name: 'LimitExceededException', operation: 'GetRecords' },
    });
    const error = await inTime(errorOf(db.changes({ TableName }, { stallTimeout: minute })));
    expect(error).toMatchObject({
      name: 'LimitExceededException',
      notRetriedBecause: 'stallTimeout',
      tableName: TableName,
    });
  });
});

describe('the progress of a stream of changes', () => {
  it('has the lag of the slowest shard, the changes and the requests', async () => {
    const { db, put } = fakeMusic({ pageSize: 1 });
    for (let plays = 0; plays < 5; plays++) {
      await put('a', plays);
      await wait(minute);
    }
    const reports: Progress[] = [];
    const progress = (report: Progress) => reports.push(report);
    const changes$ = db.changes<Song>({ TableName }, { from: 'oldest', progress, progressInterval: minute });
    collect(changes$.pipe(pacedMergeMap(() => timer(50 * second), 1)));
    await wait(10 * minute);
    const lags = reports.map(({ lag }) => lag ?? -1);
    // The first change was made five minutes before; it takes 50 seconds, as do the others.
    expect(lags[0]).toBeGreaterThan(4 * minute);
    expect(lags.at(-1)).toBeLessThan(2 * second);
    expect(reports.at(-1)).toMatchObject({ state: 'running', items: 5, scanned: 5, limitedBy: 'source' });
  });
});
