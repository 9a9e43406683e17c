import {
  concatMap,
  endWith,
  from,
  ignoreElements,
  interval,
  lastValueFrom,
  map,
  type Observable,
  Subject,
  take,
  takeUntil,
  takeWhile,
  tap,
  timer,
} from 'rxjs';
import {
  type FollowBatch,
  type FollowCheckpoint,
  type FollowEvent,
  followCheckpoint,
  pacedMergeMap,
} from '../../../../lib/index.ts';
import {
  type FakeDynamoDB,
  fakeDynamoDB,
  seededFaults,
  seededStream,
} from '../../../../lib/testing/index.ts';
import { seededRandom } from '../../../../lib/testing/seeded-random.ts';
import { settleOnVirtualTime } from '../../../support/virtual-time.ts';
import type { FollowPlan } from './follow-plan.ts';

const [TableName, Copy] = ['Music', 'Copy'] as const;
const minute = 60_000;
const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 10 * 24 * 60 * minute);

/** What one process of the copy has received. */
export interface FollowSession {
  readonly types: readonly FollowEvent['type'][];
}

export interface FollowRun {
  readonly source: readonly unknown[];
  readonly copy: readonly unknown[];
  readonly sessions: readonly FollowSession[];
  readonly saved: unknown;
}

type Fake = FakeDynamoDB<typeof TableName | typeof Copy>;

/** Runs the writers, and the copy as often as it is killed, and at last until it equals the table. */
export async function runFollow(plan: FollowPlan): Promise<FollowRun> {
  const { seed, shards, pageSize, splits, listings, emptyPages, faults } = plan;
  const stream = { shards, pageSize, ...seededStream(seed, { changes: splits, listings, emptyPages }) };
  const fake = fakeDynamoDB(
    { [TableName]: { key: ['id'], stream, pageSize: 3 }, [Copy]: { key: ['id'] } },
    { faults: seededFaults(seed, { share: faults, maxFailures: 1 }), client: { maxAttempts: 8 } },
  );
  const random = seededRandom(seed + 1);
  await inTime(write(plan, fake.db, plan.writesBefore, random));
  let hasWritten = false;
  const writing = write(plan, fake.db, plan.writes, random).then(() => {
    hasWritten = true;
  });
  const sessions: FollowSession[] = [];
  let saved: unknown;

  async function runSession(until: Observable<unknown>): Promise<void> {
    // Another process: it knows nothing but the JSON of the checkpoint.
    const checkpoint = followCheckpoint(saved === undefined ? undefined : JSON.parse(JSON.stringify(saved)));
    sessions.push(await inTime(copyTable(plan, fake, checkpoint, until, sessions.length)));
    saved = checkpoint.toJSON();
  }

  for (const { length, down } of plan.sessions) {
    await runSession(timer(length));
    await inTime(lastValueFrom(timer(down)));
  }
  await inTime(writing);
  const isEqual = () => hasWritten && textOf(fake.items(Copy)) === textOf(fake.items(TableName));
  // Longer than it takes to be equal, because an older state may come after it.
  let rest = 0;
  const isRunning = () => (isEqual() ? rest++ < 120 : true);
  await runSession(interval(1000).pipe(takeWhile(isRunning), take(4 * 3600)));
  return { source: sorted(fake.items(TableName)), copy: sorted(fake.items(Copy)), sessions, saved };
}

/** Puts, updates and deletes random items, one after another; items have sets. */
async function write(
  { keys, pause }: FollowPlan,
  db: Fake['db'],
  writes: number,
  random: () => number,
): Promise<void> {
  for (let index = 0; index < writes; index++) {
    const id = String(Math.floor(random() * keys));
    const isDelete = random() < 0.3;
    const tags = new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, (_, tag) => `tag ${tag}`));
    await lastValueFrom(timer(random() * pause));
    await lastValueFrom<unknown>(
      isDelete
        ? db.deleteItem({ TableName, Key: { id } })
        : db.putItem({ TableName, Item: { id, tags, version: `${random()}` } }),
    );
  }
}

/** Runs one process of the copy until it is killed. */
function copyTable(
  plan: FollowPlan,
  { db }: Fake,
  checkpoint: FollowCheckpoint,
  until: Observable<unknown>,
  session: number,
): Promise<FollowSession> {
  const { unit, concurrency, segments: TotalSegments, work, limit, seed } = plan;
  const random = seededRandom(seed * 1000 + session);
  const limiter = limit === undefined ? undefined : db.capacityLimiter({ TableName }, { read: limit });
  const options = { checkpoint, concurrency, ...(limiter && { limiter }) };
  const stream = db.follow({ TableName, TotalSegments }, options);
  const types: FollowEvent['type'][] = [];
  const saw = (each: FollowEvent | FollowBatch) => types.push(each.type);
  const apply = (batch: FollowBatch) =>
    from(eventsOf(batch)).pipe(
      db.applyChanges<FollowEvent>({ TableName: Copy }),
      ignoreElements(),
      endWith(batch),
    );
  const slowly = <E>(each: E) => timer(Math.floor(random() * work)).pipe(map(() => each));
  const events$ = stream.pipe(
    tap((each) => saw(each)),
    pacedMergeMap(slowly, 1),
    db.applyChanges<FollowEvent>({ TableName: Copy }, { concurrency: 3 }),
    tap(({ item }) => checkpoint.acknowledge(item)),
  );
  const batches$ = stream.batches().pipe(
    tap((each) => saw(each)),
    pacedMergeMap((batch) => slowly(batch).pipe(concatMap(apply)), 1),
    tap((batch) => checkpoint.acknowledge(batch)),
  );
  return new Promise((resolve, reject) => {
    const killed = new Subject<void>();
    until.subscribe({ complete: () => killed.next() });
    const copy$: Observable<unknown> = unit === 'event' ? events$ : batches$;
    copy$.pipe(takeUntil(killed)).subscribe({
      error: reject,
      complete: () => resolve({ types }),
    });
  });
}

/** Returns the events of a batch. */
function eventsOf(batch: FollowBatch): readonly FollowEvent[] {
  if (batch.type === 'caughtUp') return [batch];
  if (batch.type === 'snapshot') return batch.items.map((item) => ({ type: 'snapshot', item }));
  return batch.changes.map((change) => ({ type: 'change', change }));
}

function sorted(items: readonly object[]): readonly unknown[] {
  return items
    .map((item) => JSON.stringify(item, (_, value) => (value instanceof Set ? [...value].sort() : value)))
    .sort();
}

const textOf = (items: readonly object[]) => sorted(items).join('\n');
