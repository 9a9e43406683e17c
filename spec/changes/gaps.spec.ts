import { lastValueFrom, take, tap, timer } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeCheckpoint, pacedMergeMap, StreamGapError } from '../../lib/index.ts';
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

/** A consumer that has acknowledged two changes of one shard, after which it was stopped. */
async function stopped() {
  const music = fakeMusic();
  const { db, put } = music;
  for (const plays of [1, 2]) await put('a', plays);
  const checkpoint = changeCheckpoint();
  const changes$ = db.changes<Song>({ TableName }, { from: 'oldest', checkpoint });
  await inTime(lastValueFrom(changes$.pipe(take(2), tap(checkpoint.acknowledge))));
  const saved = JSON.parse(JSON.stringify(checkpoint));
  const resume = (onGap?: 'continue') =>
    db.changes<Song>({ TableName }, { from: changeCheckpoint(saved), onGap });
  return { ...music, saved, resume };
}

describe('changes that were trimmed before they were read', () => {
  it('fail the stream with the shard, and the sequence numbers and times between which they were', async () => {
    const { put, resume, shards } = await stopped();
    for (const plays of [3, 4, 5]) await put('a', plays);
    const [, second, , fourth, fifth] = shards.records;
    shards.trim(fourth?.sequenceNumber);
    const error = await inTime(errorOf(resume()));
    expect(error).toBeInstanceOf(StreamGapError);
    expect(error).toMatchObject({
      shardId: second?.shardId,
      streamArn: shards.arn,
      after: { sequenceNumber: second?.sequenceNumber, at: new Date(0) },
      before: { sequenceNumber: fifth?.sequenceNumber, at: new Date(0) },
      tableName: TableName,
      cause: { name: 'TrimmedDataAccessException' },
    });
    expect(String(error)).toContain("set the option `onGap` to 'continue'");
    expect((error as Error).stack).toContain('gaps.spec.ts');
  });

  it('are left out with onGap: "continue"', async () => {
    const { put, resume, shards } = await stopped();
    for (const plays of [3, 4, 5]) await put('a', plays);
    shards.trim(shards.records[3]?.sequenceNumber);
    const { values, errors } = collect(resume('continue'));
    await wait(5 * second);
    expect(playsOf(values)).toEqual([5]);
    expect(errors).toEqual([]);
  });

  it('are no error if the shard ends with what was acknowledged', async () => {
    const { db, put, shards } = fakeMusic();
    await put('a', 1);
    const [parent] = shards.shards;
    shards.rollOver();
    const end = shards.shards[0]?.endingSequenceNumber ?? '';
    const checkpoint = changeCheckpoint({
      version: 2,
      of: { operation: 'GetRecords', StreamArn: shards.arn },
      from: 'oldest',
      shards: { [parent?.shardId ?? '']: { after: end, at: new Date(0).toISOString() } },
    });
    shards.trim();
    await put('a', 2);
    const { values, errors } = collect(db.changes<Song>({ TableName }, { from: checkpoint }));
    await wait(minute);
    expect(errors).toEqual([]);
    expect(playsOf(values)).toEqual([2]);
  });

  it('fail the stream if their whole shard is gone, after several listings without it', async () => {
    const { resume, shards, sent } = await stopped();
    shards.rollOver();
    shards.forgetShards();
    const before = sent('DescribeStream');
    const error = await inTime(errorOf(resume()));
    expect(error).toMatchObject({
      name: 'StreamGapError',
      after: { sequenceNumber: shards.records[1]?.sequenceNumber },
      before: {},
      cause: { name: 'ResourceNotFoundException' },
    });
    expect(sent('DescribeStream') - before).toBeGreaterThanOrEqual(10);
  });

  it('and their shard with them are left out with onGap: "continue", and the children are read', async () => {
    const { put, resume, shards } = await stopped();
    shards.rollOver();
    shards.forgetShards();
    await put('a', 3);
    const { values, errors } = collect(resume('continue'));
    await wait(minute);
    expect(errors).toEqual([]);
    expect(playsOf(values)).toEqual([3]);
  });

  it('fail the stream if all shards between the checkpoint and the present are gone', async () => {
    const { put, shards, db } = fakeMusic();
    const checkpoint = changeCheckpoint();
    await put('a', 1);
    shards.rollOver();
    const { stop } = collect(
      db.changes<Song>({ TableName }, { from: 'oldest', checkpoint }).pipe(tap(checkpoint.acknowledge)),
    );
    await wait(second);
    stop();
    for (const plays of [2, 3, 4]) {
      await put('a', plays);
      shards.rollOver();
    }
    shards.forgetShards();
    const saved = JSON.parse(JSON.stringify(checkpoint));
    const error = await inTime(errorOf(db.changes({ TableName }, { from: changeCheckpoint(saved) })));
    expect(error).toBeInstanceOf(StreamGapError);
  });

  it('fail the stream if the consumer was busy for a day', async () => {
    const { db, put } = fakeMusic({ pageSize: 1 });
    for (const plays of [1, 2, 3]) await put('a', plays);
    const changes$ = db
      .changes<Song>({ TableName }, { from: 'oldest' })
      .pipe(pacedMergeMap(() => timer(25 * hour), 1));
    expect(await inTime(errorOf(changes$))).toMatchObject({ name: 'StreamGapError' });
  });

  it('fail the stream if a child was to be read a day after its parent', async () => {
    const { db, put, shards } = fakeMusic();
    await put('a', 1);
    shards.rollOver();
    const checkpoint = changeCheckpoint();
    const first = db.changes<Song>({ TableName }, { from: 'oldest', checkpoint }).batches();
    const { errors } = collect(
      first.pipe(
        pacedMergeMap((batch) => timer(26 * hour).pipe(tap(() => checkpoint.acknowledge(batch))), 1),
      ),
    );
    await wait(second);
    await put('a', 2);
    await wait(27 * hour);
    expect(errors).toMatchObject([
      { name: 'StreamGapError', after: { at: new Date(0) }, checkpoint: { version: 2 } },
    ]);
  });

  it('are not suspected on an idle table whose consumer runs, or is restarted', async () => {
    const { db, put } = fakeMusic();
    await put('a', 1);
    const checkpoint = changeCheckpoint();
    const options = { from: 'oldest', checkpoint, idle: minute } as const;
    const { stop, errors } = collect(db.changes({ TableName }, options).pipe(tap(checkpoint.acknowledge)));
    await wait(60 * hour);
    stop();
    const saved = JSON.parse(JSON.stringify(checkpoint));
    await wait(3 * hour);
    const again = collect(db.changes({ TableName }, { from: changeCheckpoint(saved), idle: minute }));
    await wait(hour);
    expect([...errors, ...again.errors]).toEqual([]);
    expect(Object.keys(saved.shards).length).toBeLessThanOrEqual(3);
  });
});
