import { lastValueFrom, take, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeDynamoDB } from '../../lib/testing/index.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';

interface Song {
  readonly id: string;
  readonly plays: number;
}

const TableName = 'Music';
const minute = 60_000;

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

const inTime = <T>(promise: Promise<T>, limit = 10 * minute) => settleOnVirtualTime(promise, limit);

function fake(shards = 1) {
  const { db, ...rest } = fakeDynamoDB({
    [TableName]: { key: ['id'], stream: { viewType: 'NEW_AND_OLD_IMAGES', shards } },
  });
  const put = (id: string, plays: number) => lastValueFrom(db.putItem({ TableName, Item: { id, plays } }));
  return { ...rest, db, put };
}

describe('changes', () => {
  it('are those that the stream still has, with "oldest"', async () => {
    const { db, put } = fake();
    await inTime(put('a', 1));
    await inTime(put('a', 2));
    await inTime(lastValueFrom(db.deleteItem({ TableName, Key: { id: 'a' } })));
    const changes = await inTime(
      lastValueFrom(db.changes<Song>({ TableName }, { from: 'oldest' }).pipe(take(3), toArray())),
    );
    expect(changes.map(({ type, newItem }) => [type, newItem?.plays])).toEqual([
      ['insert', 1],
      ['modify', 2],
      ['remove', undefined],
    ]);
  });
});
