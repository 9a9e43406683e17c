import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ExpiredIteratorException,
  LimitExceededException,
  TrimmedDataAccessException,
  ValidationException,
} from '../../../lib/index.ts';
import { rejectionOf } from '../../support/rejection-of.ts';
import { useVirtualTime } from '../../support/virtual-time.ts';
import { fakeWithStream, first, hour, idsOf, inTime, minute, numbered, pass } from './fake-with-stream.ts';

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

describe('an iterator of a fake stream', () => {
  it('starts at the oldest record, after the newest one, at a record or after it', async () => {
    const { controls, put, iterator, read } = fakeWithStream();
    const shard = first(controls.shards);
    await put(...numbered(1, 2, 3));
    const number = controls.records[1]?.sequenceNumber;
    const latest = await iterator(shard, 'LATEST');
    const empty = await read(latest);
    await put({ id: 4 });
    expect(idsOf(empty)).toEqual([]);
    expect(idsOf(await read(await iterator(shard)))).toEqual([1, 2, 3, 4]);
    expect(idsOf(await read(latest))).toEqual([4]);
    expect(idsOf(await read(empty.NextShardIterator))).toEqual([4]);
    expect(idsOf(await read(await iterator(shard, 'AT_SEQUENCE_NUMBER', number)))).toEqual([2, 3, 4]);
    expect(idsOf(await read(await iterator(shard, 'AFTER_SEQUENCE_NUMBER', number)))).toEqual([3, 4]);
  });

  it('is refused for a sequence number of another shard, without one, and for an unknown type', async () => {
    const { controls, iterator, read } = fakeWithStream({ shards: 2 });
    const [one, other] = controls.shards;
    const at = (number?: string) => rejectionOf(iterator(one?.shardId ?? '', 'AT_SEQUENCE_NUMBER', number));
    expect(await at(other?.startingSequenceNumber)).toBeInstanceOf(ValidationException);
    expect(await at()).toBeInstanceOf(ValidationException);
    expect(await at('12')).toBeInstanceOf(ValidationException);
    expect(await rejectionOf(iterator(one?.shardId ?? '', 'OLDEST'))).toBeInstanceOf(ValidationException);
    expect(await rejectionOf(read('nothing'))).toBeInstanceOf(ValidationException);
    expect(await rejectionOf(read(`${controls.arn}|1|e30=`))).toBeInstanceOf(ValidationException);
  });

  it('expires after 15 minutes', async () => {
    const { controls, iterator, read } = fakeWithStream();
    const early = await iterator(first(controls.shards));
    pass(15 * minute - 10);
    expect((await read(early)).Records).toEqual([]);
    pass(10);
    expect(await rejectionOf(read(early))).toBeInstanceOf(ExpiredIteratorException);
  });

  it('cannot read what was trimmed', async () => {
    const { controls, put, iterator, read } = fakeWithStream();
    const shard = first(controls.shards);
    await put(...numbered(1, 2, 3));
    const numbers = controls.records.map(({ sequenceNumber }) => sequenceNumber);
    const horizon = await iterator(shard);
    const readerAfter = (index: number) => iterator(shard, 'AFTER_SEQUENCE_NUMBER', numbers[index]);
    expect(controls.trim(numbers[1])).toBe(2);
    expect(controls.records.map(({ isTrimmed }) => isTrimmed)).toEqual([true, true, false]);
    expect(await rejectionOf(read(horizon))).toBeInstanceOf(TrimmedDataAccessException);
    expect(await rejectionOf(readerAfter(0))).toBeInstanceOf(TrimmedDataAccessException);
    expect(idsOf(await read(await iterator(shard)))).toEqual([3]);
    expect(idsOf(await read(await readerAfter(2)))).toEqual([]);
    expect(controls.trim()).toBe(1);
    expect(idsOf(await read(await iterator(shard)))).toEqual([]);
  });

  it('at the end of an open shard survives that all records are trimmed', async () => {
    const { controls, put, iterator, read } = fakeWithStream();
    await put(...numbered(1, 2));
    const { NextShardIterator } = await read(await iterator(first(controls.shards)));
    controls.trim();
    await put({ id: 3 });
    expect(idsOf(await read(NextShardIterator))).toEqual([3]);
  });

  it('loses the records that are older than 24 hours', async () => {
    const { controls, put, iterator, read } = fakeWithStream();
    const shard = first(controls.shards);
    await put({ id: 1 });
    pass(3 * hour);
    await put({ id: 2 });
    pass(21 * hour);
    expect(controls.records.map(({ isTrimmed }) => isTrimmed)).toEqual([true, false]);
    expect(idsOf(await read(await iterator(shard)))).toEqual([2]);
    const number = controls.records[0]?.sequenceNumber;
    const late = iterator(shard, 'AT_SEQUENCE_NUMBER', number);
    expect(await rejectionOf(late)).toBeInstanceOf(TrimmedDataAccessException);
  });

  it('may be used by two readers of a shard at the same time', async () => {
    const { controls, db, iterator, read } = fakeWithStream();
    const ShardIterator = await iterator(first(controls.shards));
    const reads = [1, 2, 3].map(() => rejectionOf(firstValueFrom(db.getRecords({ ShardIterator }))));
    const results = await inTime(Promise.all(reads));
    expect(results.filter((result) => result instanceof LimitExceededException)).toHaveLength(1);
    expect((await read(ShardIterator)).Records).toEqual([]);
  });

  it('gives empty pages in between if told so', async () => {
    const { controls, put, iterator, read } = fakeWithStream({ emptyPages: (index) => index === 0 });
    await put({ id: 1 });
    controls.rollOver();
    const { Records, NextShardIterator } = await read(await iterator(first(controls.shards)));
    expect(Records).toEqual([]);
    const last = await read(NextShardIterator);
    expect(idsOf(last)).toEqual([1]);
    expect(last.NextShardIterator).toBeUndefined();
  });

  it('gives an empty page also at the end of a closed shard if told so', async () => {
    const { controls, iterator, read } = fakeWithStream({ emptyPages: (index) => index === 0 });
    controls.rollOver();
    const { NextShardIterator } = await read(await iterator(first(controls.shards)));
    expect(NextShardIterator).toBeDefined();
    expect((await read(NextShardIterator)).NextShardIterator).toBeUndefined();
  });
});
