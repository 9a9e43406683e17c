import type { FakeStreamRecord } from '../../../lib/testing/index.ts';
import type { RunResult, Session } from './run-plan.ts';

/** Where a record is among those of its item: 0 for the first. */
interface RecordPosition {
  readonly id: unknown;
  readonly index: number;
}

/** Returns what is wrong with a run: changes out of order, lost without an error, or repeated although acknowledged. */
export function problemsOf({ fake, sessions, isComplete }: RunResult): readonly string[] {
  const problems: string[] = isComplete ? [] : ['not every record was delivered'];
  const { records } = fake.stream('Music');
  const positions = positionsOf(records);
  const trimmed = new Set(records.filter(({ isTrimmed }) => isTrimmed).map((each) => each.sequenceNumber));
  const done = new Set<string>();
  let mayLose = false;
  sessions.forEach((session, number) => {
    const report = (problem: string) => problems.push(`session ${number}: ${problem}`);
    for (const { sequenceNumber } of session.delivered)
      if (done.has(sequenceNumber)) report(`repeats ${sequenceNumber}, which was acknowledged`);
    checkOrder(session, positions, done, mayLose ? trimmed : new Set(), report);
    for (const each of acknowledgedWithoutHole(session)) done.add(each);
    if (session.gap !== undefined) mayLose = true;
  });
  return problems;
}

function positionsOf(records: readonly FakeStreamRecord[]): ReadonlyMap<string, RecordPosition> {
  const counts = new Map<unknown, number>();
  return new Map(
    records.map(({ sequenceNumber, key: { id } }) => {
      const index = counts.get(id) ?? 0;
      counts.set(id, index + 1);
      return [sequenceNumber, { id, index }];
    }),
  );
}

/** Checks that the changes of each item come in the order of the writes, without a hole, from the first one not acknowledged. */
function checkOrder(
  { delivered }: Session,
  positions: ReadonlyMap<string, RecordPosition>,
  done: ReadonlySet<string>,
  lost: ReadonlySet<string>,
  report: (problem: string) => void,
): void {
  const expected = new Map<unknown, Set<number>>();
  for (const [sequenceNumber, { id, index }] of positions) {
    const indexes = expected.get(id) ?? new Set();
    if (!done.has(sequenceNumber)) expected.set(id, indexes.add(index));
  }
  const numberAt = new Map(Array.from(positions, ([number, { id, index }]) => [`${id}/${index}`, number]));
  for (const { sequenceNumber } of delivered) {
    const position = positions.get(sequenceNumber);
    if (position === undefined) {
      report(`delivers ${sequenceNumber}, which was never written`);
      continue;
    }
    const rest = expected.get(position.id) ?? new Set();
    for (const index of rest) {
      if (index >= position.index) break;
      rest.delete(index);
      if (!lost.has(numberAt.get(`${position.id}/${index}`) ?? ''))
        report(`item ${position.id}: change ${position.index} comes without change ${index} before it`);
    }
    if (!rest.delete(position.index) && !done.has(sequenceNumber))
      report(`item ${position.id}: change ${position.index} comes twice or too late`);
  }
}

/** Returns what a session has acknowledged of each shard, up to the first change that it has not. */
function acknowledgedWithoutHole({ delivered, acknowledged }: Session): readonly string[] {
  const stopped = new Set<string | undefined>();
  return delivered.flatMap(({ sequenceNumber, shardId }) => {
    if (!acknowledged.has(sequenceNumber)) stopped.add(shardId);
    return stopped.has(shardId) ? [] : [sequenceNumber];
  });
}
