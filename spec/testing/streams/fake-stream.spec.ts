import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ExpiredIteratorException,
  InvalidOptionError,
  LimitExceededException,
  ResourceNotFoundException,
  TrimmedDataAccessException,
  ValidationException,
} from '../../../lib/index.ts';
import { fakeDynamoDB } from '../../../lib/testing/index.ts';
import { useVirtualTime } from '../../support/virtual-time.ts';
import { fakeWithStream, idsOf, inTime, numbered, TableName } from './fake-with-stream.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Sets the clock forward. */
const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

const first = (shards: readonly { readonly shardId: string }[]) => shards[0]?.shardId ?? '';

/** The error of a call. */
async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return { resolved: await call };
  } catch (error) {
    return error;
  }
}

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

describe('the shards of a fake stream', () => {
  it('are split into two children, which share the keys of their parent', async () => {
    const { controls, put, iterator, read, listed } = fakeWithStream();
    await put(...numbered(...Array(20).keys()));
    const parent = first(controls.shards);
    const children = controls.split();
    await put(...numbered(...Array(20).keys()).map((item) => ({ ...item, isNew: true })));
    const before = await read(await iterator(parent));
    expect(idsOf(before)).toEqual([...Array(20).keys()]);
    expect(before.NextShardIterator).toBeUndefined();
    const ids = [];
    for (const child of children) ids.push(idsOf(await read(await iterator(child))));
    expect(ids.flat().sort((a, b) => Number(a) - Number(b))).toEqual([...Array(20).keys()]);
    expect(ids.map(({ length }) => length).every((length) => length > 3)).toBe(true);
    const { Shards } = await listed();
    expect(Shards.filter(({ ParentShardId }) => ParentShardId === parent)).toHaveLength(2);
    const { SequenceNumberRange } = Shards.find(({ ShardId }) => ShardId === parent) ?? {};
    expect(SequenceNumberRange?.EndingSequenceNumber).toBe(controls.shards[0]?.endingSequenceNumber);
  });

  it('keep the order of each item over splits and rollovers', async () => {
    const { controls, put } = fakeWithStream({ shards: 2 });
    for (let round = 0; round < 8; round++) {
      await put(...numbered(1, 2, 3, 4, 5).map((item) => ({ ...item, round })));
      if (round % 2 === 0) controls.split();
      else controls.rollOver();
    }
    const parents = new Map(controls.shards.map(({ shardId, parentShardId }) => [shardId, parentShardId]));
    const isDescendant = (shard: string | undefined, of: string): boolean =>
      shard !== undefined && (shard === of || isDescendant(parents.get(shard), of));
    for (const id of [1, 2, 3, 4, 5]) {
      const own = controls.records.filter(({ key }) => key.id === id);
      expect(own.map(({ newItem }) => newItem?.round)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      for (const [index, { shardId, sequenceNumber }] of own.entries()) {
        const { shardId: parent = shardId, sequenceNumber: before = '0' } = own[index - 1] ?? {};
        expect(isDescendant(shardId, parent)).toBe(true);
        expect(BigInt(sequenceNumber)).toBeGreaterThan(BigInt(before));
      }
    }
  });

  it('roll over by call, and by themselves after four hours', async () => {
    const { controls, put, iterator, read } = fakeWithStream({ shards: 2 });
    expect(controls.rollOver()).toHaveLength(2);
    expect(controls.rollOver(controls.shards.at(-1)?.shardId)).toHaveLength(1);
    const before = controls.shards.map(({ shardId }) => shardId);
    expect(before).toHaveLength(5);
    pass(4 * hour - 1);
    expect(controls.shards).toHaveLength(5);
    await put({ id: 1 });
    pass(1);
    expect(
      controls.shards.filter(({ isOpen }) => isOpen).map(({ shardId }) => before.includes(shardId)),
    ).toEqual([false, false]);
    const { shardId = '' } = controls.records[0] ?? {};
    const { NextShardIterator, Records } = await read(await iterator(shardId));
    expect(Records).toHaveLength(1);
    expect(NextShardIterator).toBeUndefined();
  });

  it('form an unbroken line after a long time', () => {
    const { controls } = fakeWithStream();
    pass(23 * hour);
    const ids = controls.shards.map(({ shardId }) => shardId);
    expect(controls.shards).toHaveLength(6);
    expect(controls.shards.slice(1).map(({ parentShardId }) => parentShardId)).toEqual(ids.slice(0, -1));
    pass(10_000 * hour);
    expect(controls.shards.length).toBeLessThanOrEqual(7);
    expect(controls.shards.filter(({ isOpen }) => isOpen)).toHaveLength(1);
  });

  it('vanish 24 hours after they were closed, or by call', async () => {
    const { controls, iterator, listed } = fakeWithStream({ shards: 3 });
    const old = controls.shards.map(({ shardId }) => shardId);
    const [gone = '', ...others] = old;
    controls.rollOver();
    expect(controls.forgetShards(gone)).toEqual([gone]);
    expect(await errorOf(iterator(gone))).toBeInstanceOf(ResourceNotFoundException);
    expect((await listed()).ids).toEqual(expect.arrayContaining(others));
    expect(controls.forgetShards()).toEqual(others);
    const [child = ''] = controls.shards.map(({ shardId }) => shardId);
    pass(28 * hour);
    expect(await errorOf(iterator(child))).toBeInstanceOf(ResourceNotFoundException);
  });

  it('are listed in pages, and by their parent', async () => {
    const { controls, listed } = fakeWithStream({ shards: 150 });
    const page = await listed();
    expect(page.ids).toHaveLength(100);
    const rest = await listed({ ExclusiveStartShardId: page.LastEvaluatedShardId });
    expect(new Set([...page.ids, ...rest.ids]).size).toBe(150);
    expect(rest.LastEvaluatedShardId).toBeUndefined();
    const parent = controls.shards[7]?.shardId ?? '';
    const children = controls.split(parent);
    const filtered = await listed({ ShardFilter: { Type: 'CHILD_SHARDS', ShardId: parent } });
    expect([...filtered.ids].sort()).toEqual([...children].sort());
    expect(await errorOf(listed({ Limit: 101 }))).toBeInstanceOf(ValidationException);
  });

  it('are listed inconsistently if told so', async () => {
    const { controls, listed } = fakeWithStream();
    const parent = first(controls.shards);
    const [left, right] = controls.split();
    controls.failListings({ missing: [parent] });
    controls.failListings({ missingNewest: 1 });
    controls.failListings({ asOpen: [parent] }, 2);
    expect([...(await listed()).ids].sort()).toEqual([left, right].sort());
    expect([...(await listed()).ids].sort()).toEqual([parent, left].sort());
    const endOf = async () => {
      const { Shards } = await listed();
      return Shards.find(({ ShardId }) => ShardId === parent)?.SequenceNumberRange?.EndingSequenceNumber;
    };
    expect([await endOf(), await endOf()]).toEqual([undefined, undefined]);
    expect(await endOf()).toBe(controls.shards[0]?.endingSequenceNumber);
  });

  it('are listed ten times a second', async () => {
    const { listed } = fakeWithStream({}, [], { delay: 0, client: { maxAttempts: 1 } });
    for (let times = 0; times < 10; times++) await listed();
    expect(await errorOf(listed())).toBeInstanceOf(LimitExceededException);
    pass(1000);
    expect((await listed()).ids).toHaveLength(1);
  });
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
    const at = (number?: string) => errorOf(iterator(one?.shardId ?? '', 'AT_SEQUENCE_NUMBER', number));
    expect(await at(other?.startingSequenceNumber)).toBeInstanceOf(ValidationException);
    expect(await at()).toBeInstanceOf(ValidationException);
    expect(await at('12')).toBeInstanceOf(ValidationException);
    expect(await errorOf(iterator(one?.shardId ?? '', 'OLDEST'))).toBeInstanceOf(ValidationException);
    expect(await errorOf(read('nothing'))).toBeInstanceOf(ValidationException);
    expect(await errorOf(read(`${controls.arn}|1|e30=`))).toBeInstanceOf(ValidationException);
  });

  it('expires after 15 minutes', async () => {
    const { controls, iterator, read } = fakeWithStream();
    const early = await iterator(first(controls.shards));
    pass(15 * minute - 10);
    expect((await read(early)).Records).toEqual([]);
    pass(10);
    expect(await errorOf(read(early))).toBeInstanceOf(ExpiredIteratorException);
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
    expect(await errorOf(read(horizon))).toBeInstanceOf(TrimmedDataAccessException);
    expect(await errorOf(readerAfter(0))).toBeInstanceOf(TrimmedDataAccessException);
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
    expect(await errorOf(late)).toBeInstanceOf(TrimmedDataAccessException);
  });

  it('may be used by two readers of a shard at the same time', async () => {
    const { controls, db, iterator, read } = fakeWithStream();
    const ShardIterator = await iterator(first(controls.shards));
    const reads = [1, 2, 3].map(() => errorOf(firstValueFrom(db.getRecords({ ShardIterator }))));
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
    expect(idsOf(await read(NextShardIterator))).toEqual([1]);
  });
});

describe('a stream of a fake table', () => {
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } as const;

  it('is enabled and disabled by UpdateTable', async () => {
    const fake = fakeDynamoDB({ [TableName]: { key: ['id'] } }, { client: { maxAttempts: 1 } });
    const { db } = fake;
    const update = (specification: Parameters<typeof db.updateTable>[0]['StreamSpecification']) =>
      inTime(firstValueFrom(db.updateTable({ TableName, StreamSpecification: specification })));
    const describe = () => inTime(firstValueFrom(db.describeTable({ TableName })));
    expect(() => fake.stream(TableName)).toThrow(InvalidOptionError);
    expect((await describe()).Table?.LatestStreamArn).toBeUndefined();
    await update(StreamSpecification);
    const { arn } = fake.stream(TableName);
    expect((await describe()).Table).toMatchObject({ LatestStreamArn: arn, StreamSpecification });
    expect(await errorOf(update(StreamSpecification))).toBeInstanceOf(ValidationException);
    await update({ StreamEnabled: false });
    await inTime(firstValueFrom(db.putItem({ TableName, Item: { id: 1 } })));
    expect(fake.stream(TableName)).toMatchObject({ records: [], shards: [{ isOpen: false }] });
    const { StreamDescription } = await inTime(firstValueFrom(db.describeStream({ StreamArn: arn })));
    expect(StreamDescription).toMatchObject({ StreamStatus: 'DISABLED' });
    await update(StreamSpecification);
    expect(fake.stream(TableName).arn).not.toBe(arn);
    pass(24 * hour);
    const gone = firstValueFrom(db.describeStream({ StreamArn: arn }));
    expect(await inTime(errorOf(gone))).toBeInstanceOf(ResourceNotFoundException);
  });

  it('comes with a table that is created', async () => {
    const fake = fakeDynamoDB<string>({ [TableName]: { key: ['id'], stream: 'KEYS_ONLY' } });
    const table = {
      TableName: 'Copy',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'N' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      StreamSpecification,
    } as const;
    await inTime(firstValueFrom(fake.db.createTable(table)));
    await inTime(firstValueFrom(fake.db.putItem({ TableName: 'Copy', Item: { id: 1 } })));
    expect(fake.stream('Copy').records).toMatchObject([{ newItem: { id: 1 } }]);
    expect(fake.items('Copy')).toEqual([{ id: 1 }]);
    const { Streams } = await inTime(firstValueFrom(fake.db.listStreams({ Limit: 1 }).pages()));
    expect(Streams).toMatchObject([{ TableName: 'Copy', StreamArn: fake.stream('Copy').arn }]);
    expect(await inTime(errorOf(firstValueFrom(fake.db.createTable(table))))).toMatchObject({
      name: 'ResourceInUseException',
    });
  });

  it('meets the faults of the fake', async () => {
    const rule = { kind: 'throttle', name: 'LimitExceededException', table: TableName } as const;
    const faults = [{ ...rule, operation: 'GetRecords', times: 1 }];
    const { controls, iterator, read, fake } = fakeWithStream({}, [], { faults, client: { maxAttempts: 1 } });
    const start = await iterator(first(controls.shards));
    expect(await errorOf(read(start))).toBeInstanceOf(LimitExceededException);
    expect((await read(start)).Records).toEqual([]);
    expect(fake.requests.map(({ operation, table, repeats }) => [operation, table, repeats])).toEqual([
      ['GetShardIterator', TableName, 0],
      ['GetRecords', TableName, 0],
      ['GetRecords', TableName, 1],
    ]);
  });

  it('refuses controls with wrong arguments', () => {
    const { controls } = fakeWithStream();
    const shard = first(controls.shards);
    controls.rollOver();
    const open = controls.shards[1]?.shardId ?? '';
    const calls: readonly (readonly [option: string, call: () => unknown])[] = [
      ['shardId', () => controls.split(shard)],
      ['shardId', () => controls.rollOver('shard')],
      ['shardIds', () => controls.forgetShards(open)],
      ['untilSequenceNumber', () => controls.trim('1')],
      ['key', () => controls.expire({ name: 1 })],
      ['times', () => controls.failListings({}, 0)],
      ['fault.missingNewest', () => controls.failListings({ missingNewest: -1 })],
      ['fault.asOpen', () => controls.failListings({ asOpen: shard as unknown as string[] })],
      ['fault', () => controls.failListings({ newest: 1 } as object)],
    ];
    for (const [option, call] of calls)
      expect(call, option).toThrow(expect.objectContaining({ name: 'InvalidOptionError', option }));
  });
});
