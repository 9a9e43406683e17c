import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  LimitExceededException,
  ResourceNotFoundException,
  ValidationException,
} from '../../../lib/index.ts';
import { rejectionOf } from '../../support/rejection-of.ts';
import { useVirtualTime } from '../../support/virtual-time.ts';
import { fakeWithStream, first, hour, idsOf, numbered, pass } from './fake-with-stream.ts';

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

  it('are split where the most keys are, if nothing else is said', () => {
    const { controls } = fakeWithStream();
    const [left, right] = controls.split();
    const parentOf = (id: string) => controls.shards.find(({ shardId }) => shardId === id)?.parentShardId;
    expect(controls.split(left).map(parentOf)).toEqual([left, left]);
    expect(controls.split().map(parentOf)).toEqual([right, right]);
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
    expect(await rejectionOf(iterator(gone))).toBeInstanceOf(ResourceNotFoundException);
    expect((await listed()).ids).toEqual(expect.arrayContaining(others));
    expect(controls.forgetShards()).toEqual(others);
    const [child = ''] = controls.shards.map(({ shardId }) => shardId);
    pass(28 * hour);
    expect(await rejectionOf(iterator(child))).toBeInstanceOf(ResourceNotFoundException);
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
    expect(await rejectionOf(listed({ Limit: 101 }))).toBeInstanceOf(ValidationException);
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
    expect(await rejectionOf(listed())).toBeInstanceOf(LimitExceededException);
    pass(1000);
    expect((await listed()).ids).toHaveLength(1);
  });
});
