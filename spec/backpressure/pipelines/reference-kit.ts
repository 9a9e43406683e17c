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
import { countSubscriptions } from './count-subscriptions.ts';
import { drainingMergeMap } from './draining-merge-map.ts';
import { foreignSource } from './foreign-source.ts';
import type { Kit } from './kit.ts';
import type { BoundaryPlan, SourcePlan } from './plan.ts';
import { pagesOf, type Row, valueFrom } from './rows.ts';
import { nestedIn, type Value } from './value.ts';

/** How a reference differs from the pipeline. */
export interface ReferenceOptions {
  /** Whether nothing fails. */
  readonly isFailureFree: boolean;
  /** Whether operators that drop values depending on time are replaced by ones that keep all. */
  readonly keepsAll: boolean;
}

/** The sources and boundaries of a reference: stock operators, and a `mergeMap` that drains before an error. */
export function referenceKit({ isFailureFree, keepsAll }: ReferenceOptions): Kit {
  const counted = countSubscriptions();

  function source(plan: SourcePlan): Observable<Value> {
    return counted(plan, (subscription) => {
      const fails = !isFailureFree && plan.failure !== undefined && subscription < plan.failure.times;
      return rowsFrom(plan, fails).pipe(map(valueFrom(plan, String(subscription))));
    });
  }

  function boundary({ kind, concurrency, work }: BoundaryPlan) {
    const time = kind === 'batchWrite' ? 1 : work.time;
    return drainingMergeMap((value: Value) => {
      if (kind === 'batchWrite' || work.kind !== 'query') return of(value).pipe(delay(time));
      return source(work.inner).pipe(map(nestedIn(value)));
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
  const readable = isBroken ? pages.slice(0, plan.failure?.page) : pages;
  const rows = from(readable).pipe(concatMap((page) => defer(() => from(page)).pipe(delay(1))));
  return isBroken && readable.length < pages.length
    ? concat(
        rows,
        throwError(() => new BrokenError('source')),
      )
    : rows;
}
