import { delay, ignoreElements, lastValueFrom, of } from 'rxjs';
import { pacedMergeMap } from '../../../lib/index.ts';
import { type FakeRequest, fakeDynamoDB } from '../../../lib/testing/index.ts';
import { settleOnVirtualTime } from '../../support/virtual-time.ts';
import { copyTableEntry } from './copy-table.ts';
import { createMonitor } from './monitor.ts';
import { maxOperatorNumber, type OperatorKind } from './operators/operator-kind.ts';
import { pacedKit } from './paced-kit.ts';
import type { OperatorPlan, SourcePlan } from './plan.ts';
import { pagesOf, tableOf, valueFrom } from './rows.ts';
import type { Value } from './value.ts';

/** How many milliseconds the work on a value takes: much longer than a page. */
const workTime = 20;

/**
 * Measures how many pages at most a source has requested beyond the page of the value that a boundary is working on.
 *
 * Pages before that page do not count, so that an operator may drop values.
 */
export async function measureAhead(operator: OperatorKind, source: SourcePlan): Promise<number> {
  const meter = meterOf(source);
  const plan = operatorPlan(operator);
  const inner = [plan.inner, plan.boundary.work.inner];
  const tables = Object.fromEntries([...[source, ...inner].map(tableOf), copyTableEntry]);
  const { db } = fakeDynamoDB(tables, {
    faults: (request) => {
      if (request.table === source.name) meter.requested(request);
      return undefined;
    },
  });
  const kit = pacedKit(db, createMonitor({ bound: undefined, pagesAhead: 0 }));
  const work = (value: Value) => {
    meter.started(value);
    return of(value).pipe(delay(workTime));
  };
  const values = kit.source(source).pipe(operator.make(plan, kit), pacedMergeMap(work, 1), ignoreElements());
  await settleOnVirtualTime(lastValueFrom(values, { defaultValue: undefined }), 1_000_000);
  return meter.most();
}

/** The operator with the greatest number, and with the fastest inner source and boundary. */
function operatorPlan({ name }: OperatorKind): OperatorPlan {
  const inner: SourcePlan = {
    kind: 'query',
    name: 'Inner',
    pages: 20,
    pageSize: 1,
    segments: 1,
    concurrency: 1,
    prefetch: 0,
  };
  const short = { ...inner, pages: 1 };
  return {
    operator: name,
    n: maxOperatorNumber,
    inner: /queries/.test(name) ? short : inner,
    boundary: {
      kind: 'pacedMergeMap',
      concurrency: 1,
      work: { kind: 'timer', time: 1, inner: { ...short, name: 'Beside' } },
      isOnMainPath: false,
    },
  };
}

function meterOf(source: SourcePlan) {
  const positions = positionsOf(source);
  const requestedPages = new Map<number, number>();
  const startedPages = new Map<number, number>();
  let isWorking = false;
  let mostAhead = 0;

  function compare(segment: number): void {
    if (isWorking)
      mostAhead = Math.max(mostAhead, (requestedPages.get(segment) ?? 0) - (startedPages.get(segment) ?? 0));
  }

  return {
    requested({ segment = 0, page = 0 }: FakeRequest) {
      requestedPages.set(segment, page);
      compare(segment);
    },
    started({ id }: Value) {
      const position = positions.get(id.split('/')[0] ?? '');
      if (position === undefined) return;
      isWorking = true;
      startedPages.set(position.segment, position.page);
      compare(position.segment);
    },
    most: () => mostAhead,
  };
}

/** The segment and the page of each value. */
function positionsOf(
  source: SourcePlan,
): ReadonlyMap<string, { readonly segment: number; readonly page: number }> {
  const segments = Array.from({ length: source.segments }, (_, segment) => pagesOf(source, segment));
  const positions = segments.flatMap((pages, segment) =>
    pages.flatMap((rows, page) =>
      rows.map((row) => [valueFrom(source, '')(row).id, { segment, page }] as const),
    ),
  );
  return new Map(positions);
}
