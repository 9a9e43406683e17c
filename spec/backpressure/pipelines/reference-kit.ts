import {
  concat,
  concatMap,
  defer,
  delay,
  from,
  map,
  mergeMap,
  type Observable,
  of,
  range,
  throwError,
} from 'rxjs';
import { BrokenError } from './broken-error.ts';
import { drainingMergeMap } from './draining-merge-map.ts';
import { foreignSource } from './foreign-source.ts';
import type { Kit } from './kit.ts';
import type { BoundaryPlan, SourcePlan } from './plan.ts';
import { pagesOf, type Row, valueFrom } from './rows.ts';
import { countingTurns } from './turns.ts';
import { type Value, within } from './value.ts';

/** How a reference is to differ from the pipeline. */
export interface ReferenceOptions {
  /** Whether nothing fails. */
  readonly isSound: boolean;
  /** Whether operators that drop values as time has it are replaced by those that keep all. */
  readonly keepsAll: boolean;
}

/** The parts of a reference: nothing of rxdynamo, only stock operators and one that drains before an error. */
export function referenceKit({ isSound, keepsAll }: ReferenceOptions): Kit {
  const inTurn = countingTurns();

  function source(plan: SourcePlan): Observable<Value> {
    return inTurn(plan, (turn) => {
      const fails = !isSound && plan.failure !== undefined && turn < plan.failure.times;
      return rowsFrom(plan, fails).pipe(map(valueFrom(plan, String(turn))));
    });
  }

  function boundary({ kind, concurrency, work }: BoundaryPlan) {
    const time = kind === 'batchWrite' ? 1 : work.time;
    return drainingMergeMap((value: Value) => {
      if (kind === 'batchWrite' || work.kind !== 'query') return of(value).pipe(delay(time));
      return source(work.inner).pipe(map(within(value)));
    }, concurrency);
  }

  return { source, boundary, keepsAll };
}

function rowsFrom(plan: SourcePlan, fails: boolean): Observable<Row> {
  if (!['scan', 'query', 'parallelScan'].includes(plan.kind)) return from(foreignSource(plan, fails));
  return range(0, plan.kind === 'parallelScan' ? plan.segments : 1).pipe(
    mergeMap((segment) => segmentFrom(plan, segment, fails), plan.concurrency),
  );
}

function segmentFrom(plan: SourcePlan, segment: number, fails: boolean): Observable<Row> {
  const isBroken = fails && segment === 0;
  const pages = pagesOf(plan, segment);
  const sound = isBroken ? pages.slice(0, plan.failure?.page) : pages;
  const rows = from(sound).pipe(concatMap((page) => defer(() => from(page)).pipe(delay(1))));
  return isBroken && sound.length < pages.length
    ? concat(
        rows,
        throwError(() => new BrokenError('source')),
      )
    : rows;
}
