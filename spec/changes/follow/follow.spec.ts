import { lastValueFrom, of, Subject, take, takeUntil, tap, timer, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import {
  AccessDeniedException,
  type Change,
  type FollowBatch,
  type FollowEvent,
  followCheckpoint,
  InvalidOptionError,
  InvalidValueError,
  type Progress,
  pacedMergeMap,
  StreamGapError,
  StreamRetentionError,
  StreamSpecificationError,
} from '../../../lib/index.ts';
import { type FakeDynamoDB, fakeDynamoDB } from '../../../lib/testing/index.ts';
import { rejectionOf } from '../../support/rejection-of.ts';
import { useVirtualTime } from '../../support/virtual-time.ts';
import { hour, inTime, minute, type Song, TableName, wait } from '../support.ts';

const Copy = 'Copy';

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

const songs = (count: number): readonly Song[] =>
  Array.from({ length: count }, (_, index) => ({ id: `song ${index}`, plays: 0 }));

function fakeTable(items: readonly Song[] = [], pageSize = 10) {
  const fake = fakeDynamoDB({
    [TableName]: { key: ['id'], stream: { shards: 2 }, items, pageSize },
    [Copy]: { key: ['id'] },
  });
  const put = (id: string, plays: number) =>
    inTime(lastValueFrom(fake.db.putItem({ TableName, Item: { id, plays } })));
  return { ...fake, put };
}

/** Lists events as text. */
const textOf = (event: FollowEvent<Song>) => {
  if (event.type === 'snapshot') return `${event.item.id}: ${event.item.plays}`;
  return event.type === 'change' ? `${event.change.type} ${event.change.newItem?.plays}` : event.type;
};

describe('follow', () => {
  it('emits the items, then the changes since five minutes before the scan, and then that it has caught up', async () => {
    const { db, put } = fakeTable(songs(1));
    await put('old', 1);
    await wait(10 * minute);
    await put('recent', 2);
    await wait(2 * minute);
    const events$ = db.follow<Song>({ TableName, TotalSegments: 2 });
    const events = await inTime(lastValueFrom(events$.pipe(take(5), toArray())));
    expect(events.slice(0, 3).map(textOf).sort()).toEqual(['old: 1', 'recent: 2', 'song 0: 0']);
    expect(events.slice(3).map(textOf)).toEqual(['insert 2', 'caughtUp']);
  });

  it('emits the changes that are made while it scans and after it, and caughtUp once', async () => {
    const { db, put } = fakeTable(songs(30));
    const received: string[] = [];
    const slow = db
      .follow<Song>({ TableName, TotalSegments: 1 })
      .pipe(pacedMergeMap((event) => timer(1000).pipe(tap(() => received.push(textOf(event)))), 1))
      .subscribe();
    await wait(5000);
    await put('song 0', 1);
    await wait(60_000);
    expect(received.slice(30)).toEqual(['modify 1', 'caughtUp']);
    await put('song 0', 2);
    await wait(60_000);
    slow.unsubscribe();
    expect(received.slice(30)).toEqual(['modify 1', 'caughtUp', 'modify 2']);
  });

  it('tells that it has caught up for an empty table', async () => {
    const { db } = fakeTable();
    const events$ = db.follow<Song>({ TableName, TotalSegments: 3 });
    expect(await inTime(lastValueFrom(events$.pipe(take(1))))).toEqual({ type: 'caughtUp' });
  });

  it('emits batches of one page each', async () => {
    const { db, put } = fakeTable(songs(3), 2);
    const batches: FollowBatch<Song>[] = [];
    const subscription = db
      .follow<Song>({ TableName, TotalSegments: 1 })
      .batches()
      .subscribe((batch) => batches.push(batch));
    await wait(5000);
    await put('song 1', 1);
    await wait(5000);
    subscription.unsubscribe();
    expect(batches).toMatchObject([
      { type: 'snapshot', segment: 0, items: [{}, {}] },
      { type: 'snapshot', segment: 0, items: [{}] },
      { type: 'caughtUp' },
      { type: 'change', changes: [{ type: 'modify', newItem: { plays: 1 } }] },
    ]);
  });

  it('is pulled by for await, and stops when the loop is left', async () => {
    const { db, requests } = fakeTable(songs(30));
    async function first(): Promise<FollowEvent<Song> | undefined> {
      for await (const event of db.follow<Song>({ TableName, TotalSegments: 1 })) return event;
      return undefined;
    }
    expect((await inTime(first()))?.type).toBe('snapshot');
    const { length } = requests;
    await wait(hour);
    expect(requests).toHaveLength(length);
  });

  it('has the types of its items', () => {
    const { db } = fakeTable();
    expectTypeOf(db.follow<Song>({ TableName, TotalSegments: 1 }).batches()).toExtend<
      AsyncIterable<FollowBatch<Song>>
    >();
    expectTypeOf<Extract<FollowEvent<Song>, { type: 'change' }>['change']>().toEqualTypeOf<Change<Song>>();
  });
});

describe('the changes', () => {
  it('begin once all of the scan is acknowledged', async () => {
    const { db, requests } = fakeTable(songs(25));
    const checkpoint = followCheckpoint();
    const batches: FollowBatch<Song>[] = [];
    const subscription = db
      .follow<Song>({ TableName, TotalSegments: 1 }, { checkpoint })
      .batches()
      .subscribe((batch) => batches.push(batch));
    await wait(hour);
    expect(batches.map(({ type }) => type)).toEqual(['snapshot', 'snapshot', 'snapshot']);
    const reads = () => requests.filter(({ operation }) => operation === 'GetRecords').length;
    for (const batch of batches.slice(1)) checkpoint.acknowledge(batch);
    await wait(hour);
    expect(reads()).toBe(0);
    for (const batch of batches.slice(0, 1)) checkpoint.acknowledge(batch);
    await wait(10_000);
    subscription.unsubscribe();
    expect(reads()).toBeGreaterThan(0);
    expect(batches.at(-1)).toEqual({ type: 'caughtUp' });
  });
});

describe('the checkpoint', () => {
  /** Receives events for some time, acknowledges as many, and returns all. */
  async function receive(
    { db }: Pick<FakeDynamoDB<typeof TableName>, 'db'>,
    checkpoint: ReturnType<typeof followCheckpoint>,
    acknowledged: number,
  ): Promise<readonly string[]> {
    const texts: string[] = [];
    const done = new Subject<void>();
    const events$ = db.follow<Song>({ TableName, TotalSegments: 1 }, { checkpoint }).pipe(
      tap((event) => {
        if (texts.push(textOf(event)) <= acknowledged) checkpoint.acknowledge(event);
      }),
      takeUntil(done),
    );
    const subscription = events$.subscribe();
    await wait(20_000);
    subscription.unsubscribe();
    return texts;
  }
  const restored = (checkpoint: object) => followCheckpoint(JSON.parse(JSON.stringify(checkpoint)));

  it('resumes in the scan, and repeats at most the page that was not acknowledged whole', async () => {
    const table = fakeTable(songs(30));
    const checkpoint = followCheckpoint();
    const before = await receive(table, checkpoint, 15);
    expect(before).toHaveLength(30);
    const after = await receive(table, restored(checkpoint), 30);
    expect(after).toEqual([...before.slice(10), 'caughtUp']);
  });

  it('resumes in the changes, does not scan again, and repeats only what was not acknowledged', async () => {
    const table = fakeTable(songs(1));
    const checkpoint = followCheckpoint();
    expect(await receive(table, checkpoint, 2)).toEqual(['song 0: 0', 'caughtUp']);
    await table.put('song 0', 1);
    await table.put('song 0', 2);
    const second = restored(checkpoint);
    expect(await receive(table, second, 1)).toEqual(['modify 1', 'modify 2']);
    expect(await receive(table, restored(second), 1)).toEqual(['modify 2']);
  });

  it('repeats caughtUp until it is acknowledged', async () => {
    const table = fakeTable(songs(1));
    const checkpoint = followCheckpoint();
    expect(await receive(table, checkpoint, 1)).toEqual(['song 0: 0', 'caughtUp']);
    const second = restored(checkpoint);
    expect(await receive(table, second, 1)).toEqual(['caughtUp']);
    expect(await receive(table, restored(second), 1)).toEqual([]);
  });

  it('belongs to its table, and is refused elsewhere', async () => {
    const table = fakeTable(songs(1));
    const checkpoint = followCheckpoint();
    await receive(table, checkpoint, 1);
    const saved = JSON.parse(JSON.stringify(checkpoint));
    const other = followCheckpoint({ ...saved, of: { ...saved.of, TableName: 'Other' } });
    const error = await inTime(
      rejectionOf(lastValueFrom(table.db.follow({ TableName, TotalSegments: 1 }, { checkpoint: other }))),
    );
    expect(error).toMatchObject({
      name: 'CheckpointError',
      message: 'The checkpoint belongs to the table Other, but this is Music',
    });
    expect(() => checkpoint.acknowledge({ type: 'caughtUp' })).toThrow('itself and not a copy');
  });

  it.each([
    ['{}', {}, 'Expected the parsed JSON of a checkpoint'],
    ['another version', { version: 3 }, 'version 3'],
    ['that of changes', { version: 2, shards: {} }, 'a stream of changes'],
    ['that of a scan', { version: 2, of: { operation: 'Scan' } }, 'a scan'],
    [
      'one without its scan',
      { version: 2, of: { operation: 'Follow', TableName, StreamArn: 'a' }, from: '2026-11-27' },
      '`scan`',
    ],
  ])('refuses %s', (_, saved, message) => {
    expect(() => followCheckpoint(saved)).toThrow(message);
  });

  it.each([
    ['Scan', 20],
    ['GetRecords', 31],
  ] as const)('is on the error of a %s, and leads to the rest', async (operation, delivered) => {
    const fault = { kind: 'fail', name: 'AccessDeniedException', status: 400 } as const;
    let isBroken = true;
    const { db } = fakeDynamoDB(
      { [TableName]: { key: ['id'], stream: 'NEW_IMAGE', items: songs(30), pageSize: 10 } },
      {
        faults: (request) =>
          isBroken && request.operation === operation && (operation !== 'Scan' || request.page === 2)
            ? fault
            : undefined,
      },
    );
    await inTime(lastValueFrom(db.putItem({ TableName, Item: { id: 'new', plays: 1 } })));
    const input = { TableName, TotalSegments: 1 };
    const received: string[] = [];
    const collect = tap((event: FollowEvent<Song>) => received.push(textOf(event)));
    const failed = rejectionOf(lastValueFrom(db.follow<Song>(input).pipe(collect)));
    const error = (await inTime(failed)) as AccessDeniedException;
    expect(error).toBeInstanceOf(AccessDeniedException);
    expect(received).toHaveLength(delivered);
    isBroken = false;
    const checkpoint = followCheckpoint(JSON.parse(JSON.stringify(error)).checkpoint);
    const rest$ = db
      .follow<Song>(input, { checkpoint })
      .pipe(collect, tap(checkpoint.acknowledge), take(33 - delivered));
    await inTime(lastValueFrom(rest$));
    expect(received.slice(-2)).toEqual(['insert 1', 'caughtUp']);
    expect(new Set(received).size).toBe(33);
  });
});

describe('a table', () => {
  it('without a stream is an error that says how to enable one', async () => {
    const { db } = fakeTable();
    const error = await inTime(rejectionOf(lastValueFrom(db.follow({ TableName: Copy, TotalSegments: 1 }))));
    expect(error).toBeInstanceOf(StreamSpecificationError);
    expect(String(error)).toContain("StreamViewType: 'NEW_AND_OLD_IMAGES'");
  });

  it('whose stream has no new images is an error before it is scanned', async () => {
    const { db, requests } = fakeDynamoDB({ [TableName]: { key: ['id'], stream: 'KEYS_ONLY' } });
    const error = await inTime(rejectionOf(lastValueFrom(db.follow({ TableName, TotalSegments: 1 }))));
    expect(error).toBeInstanceOf(StreamSpecificationError);
    expect(requests.map(({ operation }) => operation)).toEqual(['DescribeTable', 'DescribeStream']);
  });
});

describe('a scan that takes too long', () => {
  it('fails at the deadline, an hour before the first changes are lost', async () => {
    const { db } = fakeTable(songs(20), 1);
    const stuck$ = db.follow<Song>(
      { TableName, TotalSegments: 1 },
      // Nobody acknowledges anything.
      { checkpoint: followCheckpoint() },
    );
    const error = await inTime(rejectionOf(lastValueFrom(stuck$)));
    expect(error).toBeInstanceOf(StreamRetentionError);
    const { since, deadline, tableName } = error as StreamRetentionError;
    expect(Math.round(since.getTime() / 1000)).toBe(-300);
    expect(deadline.getTime() - since.getTime()).toBe(23 * hour);
    expect(Date.now()).toBe(deadline.getTime());
    expect(tableName).toBe(TableName);
    expect(error).not.toHaveProperty('expectedEnd');
    expect(String(error)).toContain('limited by its consumer');
  });

  it('fails early if it is expected to, and reports that it has failed', async () => {
    const { db } = fakeTable(songs(200), 1);
    const states: Progress['state'][] = [];
    const progress = ({ state }: Progress) => states.push(state);
    const slow$ = db
      .follow<Song>({ TableName, TotalSegments: 1 }, { progress, progressInterval: minute })
      .pipe(pacedMergeMap(() => timer(10 * minute), 1));
    const error = await inTime(rejectionOf(lastValueFrom(slow$)));
    expect(error).toBeInstanceOf(StreamRetentionError);
    expect(Date.now()).toBeLessThan(hour);
    expect(error).toHaveProperty('expectedEnd');
    expect(new Set(states)).toEqual(new Set(['running', 'failed']));
    expect(states.at(-1)).toBe('failed');
  });

  it('does not fail early because its consumer pauses', async () => {
    const { db } = fakeTable(songs(200), 1);
    let count = 0;
    const paused$ = db.follow<Song>({ TableName, TotalSegments: 1 }).pipe(
      pacedMergeMap(() => (++count === 100 ? timer(3 * hour) : of(0)), 1),
      take(200),
    );
    await inTime(lastValueFrom(paused$));
    expect(count).toBeGreaterThanOrEqual(200);
  });

  it('cannot be resumed after its changes are lost', async () => {
    const { db } = fakeTable(songs(20), 1);
    const checkpoint = followCheckpoint();
    const input = { TableName, TotalSegments: 1 };
    await inTime(
      lastValueFrom(db.follow<Song>(input, { checkpoint }).pipe(take(3), tap(checkpoint.acknowledge))),
    );
    await wait(25 * hour);
    const error = await inTime(rejectionOf(lastValueFrom(db.follow<Song>(input, { checkpoint }))));
    expect(error).toBeInstanceOf(StreamRetentionError);
  });
});

describe('changes that were lost while nothing ran', () => {
  it('are a StreamGapError, and a new checkpoint reads the table again', async () => {
    const { db, put } = fakeTable(songs(1));
    const checkpoint = followCheckpoint();
    const input = { TableName, TotalSegments: 1 };
    const run$ = db.follow<Song>(input, { checkpoint }).pipe(tap(checkpoint.acknowledge));
    await put('song 0', 1);
    await inTime(lastValueFrom(run$.pipe(take(3))));
    await put('song 0', 2);
    await wait(25 * hour);
    expect(await inTime(rejectionOf(lastValueFrom(run$)))).toBeInstanceOf(StreamGapError);
    const again$ = db.follow<Song>(input, { checkpoint: followCheckpoint() }).pipe(take(1));
    expect(await inTime(lastValueFrom(again$))).toEqual({
      type: 'snapshot',
      item: { id: 'song 0', plays: 2 },
    });
  });
});

describe('bad input', () => {
  it.each([
    ['no table', { TotalSegments: 1 }, {}, InvalidValueError],
    ['no segments', { TableName }, {}, InvalidValueError],
    ['a filter', { TableName, TotalSegments: 1, FilterExpression: 'a = b' }, {}, InvalidValueError],
    ['a concurrency of 0', { TableName, TotalSegments: 1 }, { concurrency: 0 }, InvalidOptionError],
    ['an interval of text', { TableName, TotalSegments: 1 }, { interval: '1' }, InvalidOptionError],
  ])('such as %s is refused before anything is sent', async (_, input, options, type) => {
    const { db, requests } = fakeTable();
    const error = await inTime(rejectionOf(lastValueFrom(db.follow(input as never, options as never))));
    expect(error).toBeInstanceOf(type);
    expect(requests).toEqual([]);
  });
});
