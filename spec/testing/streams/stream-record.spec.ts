import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useVirtualTime } from '../../support/virtual-time.ts';
import { fakeWithStream, idsOf, inTime, numbered, TableName } from './fake-with-stream.ts';

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

describe('the records of a fake stream', () => {
  it('are those of all writes that change an item, with its key and both images', async () => {
    const { db, controls, put, remove, iterator, read } = fakeWithStream({}, [{ id: 0 }]);
    await vi.advanceTimersByTimeAsync(12_345);
    await put(
      { id: 1, tags: new Set(['a', 'b']) },
      { id: 1, tags: new Set(['b', 'a']) },
      { id: 1, name: 'x' },
    );
    const batch = [{ PutRequest: { Item: { id: 2 } } }, { DeleteRequest: { Key: { id: 9 } } }];
    await inTime(firstValueFrom(db.batchWriteItem({ RequestItems: { [TableName]: batch } })));
    await remove(1);
    const { Records = [], NextShardIterator } = await read(await iterator(controls.shards[0]?.shardId ?? ''));
    expect(
      Records.map(({ eventName, dynamodb: { Keys, NewImage, OldImage } = {} }) => ({
        eventName,
        Keys,
        NewImage,
        OldImage,
      })),
    ).toEqual([
      { eventName: 'INSERT', Keys: { id: 1 }, NewImage: { id: 1, tags: new Set(['a', 'b']) } },
      {
        eventName: 'MODIFY',
        Keys: { id: 1 },
        OldImage: { id: 1, tags: new Set(['a', 'b']) },
        NewImage: { id: 1, name: 'x' },
      },
      { eventName: 'INSERT', Keys: { id: 2 }, NewImage: { id: 2 } },
      { eventName: 'REMOVE', Keys: { id: 1 }, OldImage: { id: 1, name: 'x' } },
    ]);
    expect(NextShardIterator).toBeDefined();
    expect(Records[0]).toMatchObject({ eventVersion: '1.1', eventSource: 'aws:dynamodb' });
    expect(Records[0]?.dynamodb?.ApproximateCreationDateTime).toEqual(new Date(12_000));
    expect(new Set(Records.map(({ eventID }) => eventID)).size).toBe(4);
  });

  it.each([
    ['KEYS_ONLY', {}],
    ['NEW_IMAGE', { NewImage: { id: 1, a: 2 } }],
    ['OLD_IMAGE', { OldImage: { id: 1, a: 1 } }],
    ['NEW_AND_OLD_IMAGES', { OldImage: { id: 1, a: 1 }, NewImage: { id: 1, a: 2 } }],
  ] as const)('have the images of the view type %s', async (viewType, images) => {
    const { controls, put, iterator, read } = fakeWithStream({ viewType }, [{ id: 1, a: 1 }]);
    await put({ id: 1, a: 2 });
    const { Records = [] } = await read(await iterator(controls.shards[0]?.shardId ?? ''));
    const { Keys, NewImage, OldImage, StreamViewType } = Records[0]?.dynamodb ?? {};
    expect({ Keys, StreamViewType }).toEqual({ Keys: { id: 1 }, StreamViewType: viewType });
    expect({ NewImage, OldImage }).toEqual({ NewImage: undefined, OldImage: undefined, ...images });
  });

  it('have growing sequence numbers of 21 to 40 digits, whose texts cannot be compared', async () => {
    const { controls, put } = fakeWithStream({ shards: 3 });
    await put(...numbered(...Array(40).keys()));
    for (const { shardId } of controls.shards) {
      const numbers = controls.records.filter((record) => record.shardId === shardId);
      const values = numbers.map(({ sequenceNumber }) => BigInt(sequenceNumber));
      expect(values.length).toBeGreaterThan(3);
      expect(values).toEqual([...values].sort((a, b) => (a < b ? -1 : 1)));
    }
    const texts = controls.records.map(({ sequenceNumber }) => sequenceNumber);
    expect(texts.filter((text) => !/^\d{21,40}$/.test(text))).toEqual([]);
    expect(new Set(texts).size).toBe(40);
    expect(new Set(texts.map(({ length }) => length)).size).toBeGreaterThan(2);
  });

  it('tell the deletion of an expired item from that of a user', async () => {
    const { controls, put, remove, iterator, read } = fakeWithStream({}, numbered(1, 2));
    expect([controls.expire({ id: 1 }), controls.expire({ id: 1 })]).toEqual([true, false]);
    await remove(2);
    await put({ id: 3 });
    const { Records = [] } = await read(await iterator(controls.shards[0]?.shardId ?? ''));
    expect(Records.map(({ userIdentity }) => userIdentity)).toEqual([
      { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' },
      undefined,
      undefined,
    ]);
    expect(controls.records).toMatchObject([{ isExpiry: true }, { isExpiry: false }, { isExpiry: false }]);
  });

  it('are read in pages of 1,000, of 1 MB, of the page size and of the limit', async () => {
    const { controls, put, iterator, read } = fakeWithStream({ pageSize: 3 });
    const text = 'x'.repeat(400_000);
    await put(...[1, 2, 3, 4].map((id) => ({ id, text })), ...numbered(5, 6, 7, 8));
    const first = await read(await iterator(controls.shards[0]?.shardId ?? ''));
    const second = await read(first.NextShardIterator);
    const third = await read(second.NextShardIterator);
    const limited = await read(third.NextShardIterator, { Limit: 1 });
    const last = await read(limited.NextShardIterator);
    expect([first, second, third, limited, last].map(idsOf)).toEqual([[1, 2], [3, 4, 5], [6, 7, 8], [], []]);
  });
});
