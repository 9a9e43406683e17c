import {
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
  type Change,
  type ChangeBatch,
  type ChangeCheckpoint,
  changeCheckpoint,
  pacedMergeMap,
  StreamGapError,
} from '../../../lib/index.ts';
import { type FakeDynamoDB, fakeDynamoDB, seededFaults, seededStream } from '../../../lib/testing/index.ts';
import { seededRandom } from '../../../lib/testing/seeded-random.ts';
import { settleOnVirtualTime } from '../../support/virtual-time.ts';
import type { StreamPlan } from './stream-plan.ts';

const TableName = 'Music';

/** What one process of the consumer has seen. */
export interface Session {
  /** The sequence numbers of the delivered changes, in order, and their shards. */
  readonly delivered: readonly Pick<Change, 'sequenceNumber' | 'shardId'>[];
  /** Those of them that it has acknowledged. */
  readonly acknowledged: ReadonlySet<string>;
  /** The sequence numbers of the records that could not be read any more when it failed for a gap; else `undefined`. */
  readonly gap: ReadonlySet<string> | undefined;
}

export interface RunResult {
  readonly fake: FakeDynamoDB<typeof TableName>;
  readonly sessions: readonly Session[];
  /** Whether every record of the stream was delivered or trimmed. */
  readonly isComplete: boolean;
}

const minute = 60_000;
const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 10 * 24 * 60 * minute);

/** Runs the writes, and the consumer as often as it is killed, and at last until everything was delivered. */
export async function runPlan(plan: StreamPlan): Promise<RunResult> {
  const { seed, shards, pageSize, splits, listings, emptyPages, faults } = plan;
  const stream = { shards, pageSize, ...seededStream(seed, { changes: splits, listings, emptyPages }) };
  const fake = fakeDynamoDB(
    { [TableName]: { key: ['id'], stream } },
    {
      faults: seededFaults(seed, { share: faults, maxFailures: 1 }),
      client: { maxAttempts: 8 },
    },
  );
  const writing = write(plan, fake.db);
  let hasWritten = false;
  writing.then(() => {
    hasWritten = true;
  });
  const sessions: Session[] = [];
  const read = new Set<string>();
  let saved: unknown;
  let onGap: 'error' | 'continue' = 'error';

  async function runSession(until: Observable<unknown>): Promise<void> {
    // Another process: it knows nothing but the JSON of the checkpoint.
    const checkpoint = changeCheckpoint(saved === undefined ? undefined : JSON.parse(JSON.stringify(saved)));
    const session = await inTime(
      consume({ plan, fake, checkpoint, onGap, until, session: sessions.length, read }),
    );
    saved = checkpoint.toJSON();
    sessions.push(session);
    if (session.gap !== undefined) onGap = 'continue';
  }

  const records = () => fake.stream(TableName).records;
  const isComplete = () =>
    hasWritten && records().every(({ sequenceNumber, isTrimmed }) => isTrimmed || read.has(sequenceNumber));
  for (const { length, down } of plan.sessions) {
    await runSession(timer(length));
    await inTime(lastValueFrom(timer(down)));
  }
  await inTime(writing);
  for (let rounds = 0; rounds < 10 && !isComplete(); rounds++)
    await runSession(
      interval(1000).pipe(
        takeWhile(() => !isComplete()),
        take(8 * 3600),
      ),
    );
  return { fake, sessions, isComplete: isComplete() };
}

/** Puts and deletes random items, one after another. */
async function write({ seed, writes, keys, pause }: StreamPlan, db: FakeDynamoDB['db']): Promise<void> {
  const random = seededRandom(seed + 1);
  for (let index = 0; index < writes; index++) {
    const id = String(Math.floor(random() * keys));
    const isDelete = random() < 0.2;
    await lastValueFrom(timer(random() * pause));
    await lastValueFrom<unknown>(
      isDelete
        ? db.deleteItem({ TableName, Key: { id } })
        : db.putItem({ TableName, Item: { id, version: index } }),
    );
  }
}

interface Consumer {
  readonly plan: StreamPlan;
  readonly fake: FakeDynamoDB<typeof TableName>;
  readonly checkpoint: ChangeCheckpoint;
  readonly onGap: 'error' | 'continue';
  /** It is killed when this completes. */
  readonly until: Observable<unknown>;
  readonly session: number;
  /** The sequence numbers of all changes that were acknowledged, to which it adds. */
  readonly read: Set<string>;
}

/** Runs one process of the consumer until it is killed or fails for a gap. */
function consume({ plan, fake, checkpoint, onGap, until, session, read }: Consumer): Promise<Session> {
  const { unit, concurrency, workers, work, stalls, seed } = plan;
  const random = seededRandom(seed * 1000 + session);
  const duration = () => (random() < stalls ? 20 * minute : Math.floor(random() * work));
  const delivered: Change[] = [];
  const acknowledged = new Set<string>();
  const stream = fake.db.changes({ TableName }, { from: 'oldest', checkpoint, concurrency, onGap });
  const units$: Observable<Change | ChangeBatch> = unit === 'batch' ? stream.batches() : stream;
  const changesOf = (each: Change | ChangeBatch) => ('changes' in each ? each.changes : [each]);
  return new Promise((resolve, reject) => {
    const end = (gap?: ReadonlySet<string>) => resolve({ delivered, acknowledged, gap });
    const killed = new Subject<void>();
    const killing = until.subscribe({ complete: () => killed.next() });
    units$
      .pipe(
        tap((each) => delivered.push(...changesOf(each))),
        pacedMergeMap((each) => timer(duration()).pipe(map(() => each)), workers),
        tap((each) => {
          checkpoint.acknowledge(each);
          for (const { sequenceNumber } of changesOf(each)) {
            acknowledged.add(sequenceNumber);
            read.add(sequenceNumber);
          }
        }),
        takeUntil(killed),
      )
      .subscribe({
        error: (error: unknown) => {
          killing.unsubscribe();
          if (!(error instanceof StreamGapError)) reject(error);
          else end(new Set(trimmed(fake)));
        },
        complete: () => end(),
      });
  });
}

function trimmed(fake: FakeDynamoDB<typeof TableName>): readonly string[] {
  const { records } = fake.stream(TableName);
  return records.filter(({ isTrimmed }) => isTrimmed).map(({ sequenceNumber }) => sequenceNumber);
}
