import { concat, from, lastValueFrom, NEVER, type Observable, of, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import {
  BatchWriteError,
  type Change,
  type FollowEvent,
  InvalidValueError,
  type WriteResult,
} from '../../lib/index.ts';
import { fakeDynamoDB } from '../../lib/testing/index.ts';
import { rejectionOf } from '../support/rejection-of.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';

interface Song {
  readonly id: string;
  readonly plays: number;
}

const [TableName, Copy] = ['Music', 'Copy'] as const;
const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 600_000);

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

const shared = { at: new Date(0), sequenceNumber: '1', shardId: 's', isExpiry: false };
const put = (id: string, plays: number): Change<Song> => ({
  type: plays === 0 ? 'insert' : 'modify',
  key: { id },
  newItem: { id, plays },
  ...shared,
});
const remove = (id: string): Change<Song> => ({ type: 'remove', key: { id }, ...shared });
const caughtUp = { type: 'caughtUp' } as const;

function fakeCopy(items: readonly Song[] = [], faults: Parameters<typeof fakeDynamoDB>[1] = {}) {
  return fakeDynamoDB({ [TableName]: { key: ['id'] }, [Copy]: { key: ['id'], items } }, faults);
}

describe('applyChanges', () => {
  it('puts new items and deletes removed ones, those of a key in order', async () => {
    const { db, items } = fakeCopy([{ id: 'gone', plays: 7 }]);
    const changes = [put('a', 0), put('b', 0), put('a', 1), remove('b'), remove('gone'), put('a', 2)];
    const results = await inTime(
      lastValueFrom(from(changes).pipe(db.applyChanges({ TableName: Copy }), toArray())),
    );
    expect(items(Copy)).toEqual([{ id: 'a', plays: 2 }]);
    expect(new Set(results.map(({ item }) => item))).toEqual(new Set(changes));
  });

  it('puts what follow emits, and emits each event itself', async () => {
    const { db, items } = fakeCopy();
    const events: readonly FollowEvent<Song>[] = [
      { type: 'snapshot', item: { id: 'a', plays: 0 } },
      { type: 'change', change: put('a', 5) },
      { type: 'change', change: remove('b') },
    ];
    const results = await inTime(
      lastValueFrom(from(events).pipe(db.applyChanges({ TableName: Copy }), toArray())),
    );
    expect(items(Copy)).toEqual([{ id: 'a', plays: 5 }]);
    for (const { item } of results) expect(events).toContain(item);
  });

  it('batches the writes', async () => {
    const { db, requests } = fakeCopy();
    const changes = Array.from({ length: 50 }, (_, index) => put(`song ${index}`, 0));
    await inTime(lastValueFrom(from(changes).pipe(db.applyChanges({ TableName: Copy }))));
    expect(requests.filter(({ operation }) => operation === 'BatchWriteItem')).toHaveLength(2);
  });

  it('emits caughtUp once everything before it is written, though later changes may come first', async () => {
    const { db } = fakeCopy([], {
      faults: { kind: 'unprocessed', operation: 'BatchWriteItem', count: 5, times: 2 },
    });
    const before = Array.from({ length: 30 }, (_, index) => put(`song ${index}`, 0));
    const after = Array.from({ length: 30 }, (_, index) => put(`other ${index}`, 0));
    const events = [...before, caughtUp, ...after];
    const results = await inTime(
      lastValueFrom(from(events).pipe(db.applyChanges({ TableName: Copy }), toArray())),
    );
    expect(results).toHaveLength(61);
    const items = results.map(({ item }) => item);
    const written = new Set<unknown>(items.slice(0, items.indexOf(caughtUp)));
    expect(before.every((change) => written.has(change))).toBe(true);
  });

  it('emits caughtUp at once if nothing is pending', async () => {
    const { db } = fakeCopy();
    const results: unknown[] = [];
    const source$: Observable<FollowEvent<Song>> = concat(of(caughtUp), NEVER);
    const subscription = source$
      .pipe(db.applyChanges({ TableName: Copy }))
      .subscribe((result) => results.push(result));
    expect(results).toEqual([{ item: caughtUp }]);
    subscription.unsubscribe();
  });

  it('waits for each change that is emitted twice as the same object', async () => {
    const { db } = fakeCopy();
    const change = put('a', 1);
    const events = [change, change, caughtUp];
    const results = await inTime(
      lastValueFrom(from(events).pipe(db.applyChanges({ TableName: Copy }), toArray())),
    );
    expect(results.map(({ item }) => item)).toEqual(events);
  });

  it.each([
    [
      'a change without its new item',
      { ...put('a', 1), newItem: undefined },
      'newItem: expected the new item',
    ],
    ['one of an event', { type: 'change', change: { type: 'insert', key: { id: 'a' } } }, 'change.newItem'],
    ['an item without its key', { type: 'snapshot', item: { plays: 1 } }, 'item'],
    ['an unknown type', { type: 'batch' }, 'type: expected the type of a change'],
    ['a key without its attribute', { ...remove('a'), key: {} }, 'key'],
    ['no object', 'a', 'expected'],
  ])('refuses %s', async (_, event, message) => {
    const { db, requests } = fakeCopy();
    const applied$ = of(event as FollowEvent).pipe(db.applyChanges({ TableName: Copy }, { key: ['id'] }));
    const error = (await inTime(rejectionOf(lastValueFrom(applied$)))) as BatchWriteError;
    expect(error).toBeInstanceOf(BatchWriteError);
    expect(error.cause).toBeInstanceOf(InvalidValueError);
    expect(String(error.cause)).toContain(message);
    expect(error.unwritten).toEqual([event]);
    expect(requests).toEqual([]);
  });

  it('emits a change with its error and goes on, with onFailure "emit"', async () => {
    const { db, items } = fakeCopy();
    const changes = [{ ...put('a', 1), newItem: undefined }, put('b', 1), caughtUp];
    const results = await inTime(
      lastValueFrom(
        from(changes).pipe(db.applyChanges({ TableName: Copy }, { onFailure: 'emit' }), toArray()),
      ),
    );
    expect(results.map(({ error }) => error instanceof InvalidValueError)).toEqual([true, false, false]);
    expect(items(Copy)).toEqual([{ id: 'b', plays: 1 }]);
  });

  it('infers the type of its elements', () => {
    const { db } = fakeCopy();
    expectTypeOf(
      db.follow<Song>({ TableName, TotalSegments: 1 }).pipe(db.applyChanges({ TableName: Copy })),
    ).toEqualTypeOf<Observable<WriteResult<FollowEvent<Song>>>>();
    expectTypeOf(db.changes<Song>({ TableName }).pipe(db.applyChanges({ TableName: Copy }))).toEqualTypeOf<
      Observable<WriteResult<Change<Song>>>
    >();
  });
});
