import { delay, map, mergeMap, type Observable, type ObservableInput, of, throwError, timer } from 'rxjs';
import type { DynamoDB } from '../../../lib/index.ts';
import { BrokenError } from './broken-error.ts';
import { copyTable } from './copy-table.ts';
import { pause } from './pause.ts';
import type { SourcePlan, WorkPlan } from './plan.ts';
import { nestedIn, type Value } from './value.ts';

type Work = (value: Value) => ObservableInput<Value>;

/** Makes the work of a boundary, which fails for the planned values. */
export function createWork(
  db: DynamoDB,
  plan: WorkPlan,
  source: (plan: SourcePlan) => Observable<Value>,
): Work {
  const work = workWithoutFailures(db, plan, source);
  const { at = 0, times = 0 } = plan.failure ?? {};
  let started = 0;
  let failed = 0;
  return (value) => {
    if (started++ < at || failed >= times) return work(value);
    failed++;
    return timer(plan.time).pipe(mergeMap(() => throwError(() => new BrokenError('work'))));
  };
}

function workWithoutFailures(
  db: DynamoDB,
  { kind, time, inner }: WorkPlan,
  source: (plan: SourcePlan) => Observable<Value>,
): Work {
  const later = <T>(value: T) => of(value).pipe(delay(time));
  switch (kind) {
    case 'array':
      return (value) => [value];
    case 'of':
      return (value) => of(value);
    case 'promise':
      return (value) => pause(time).then(() => value);
    case 'timer':
      return later;
    case 'asyncIterable':
      return async function* (value) {
        await pause(time);
        yield value;
      };
    case 'query':
      return (value) => source(inner).pipe(map(nestedIn(value)));
    case 'getItem':
      return (value) => db.getItem({ TableName: copyTable.name, Key: { ...value } }).pipe(map(() => value));
    case 'write':
      return (value) => db.putItem({ TableName: copyTable.name, Item: { ...value } }).pipe(map(() => value));
  }
}
