import { delay, ignoreElements, lastValueFrom, of } from 'rxjs';
import { pacedMergeMap } from '../../../lib/index.ts';
import { localClient } from '../../support/servers/local-client.ts';
import { TableDispatcher } from '../../support/table-dispatcher.ts';
import type { TableRequest } from '../../support/table-fault.ts';
import { settleOnVirtualTime } from '../../support/virtual-time.ts';
import { copyTable } from './copy-table.ts';
import { monitoring } from './monitor.ts';
import { most, type OperatorKind } from './operators/operator-kind.ts';
import { pacedKit } from './paced-kit.ts';
import type { OperatorPlan, SourcePlan } from './plan.ts';
import { pagesOf, tableOf, valueFrom } from './rows.ts';
import type { Value } from './value.ts';

/** So long the work on a value takes, in milliseconds: much longer than a page. */
const workTime = 20;

/**
 * Measures how many pages a source is ahead, at most, of the value that the boundary behind an operator is at work on.
 *
 * Pages that came before the value's own do not count, so an operator that drops values has no disadvantage.
 */
export async function measureAhead(operator: OperatorKind, source: SourcePlan): Promise<number> {
  const meter = meterOf(source);
  const plan = operatorPlan(operator);
  const inner = [plan.inner, plan.boundary.work.inner];
  const dispatcher = new TableDispatcher({
    tables: [...[source, ...inner].map(tableOf), copyTable],
    onRequest: (request) => {
      if (request.tableName === source.name) meter.requested(request);
    },
  });
  const db = localClient('http://tables.test', { dispatcher });
  const kit = pacedKit(db, monitoring({ bound: undefined, pagesAhead: 0 }));
  const work = (value: Value) => {
    meter.started(value);
    return of(value).pipe(delay(workTime));
  };
  const values = kit.source(source).pipe(operator.make(plan, kit), pacedMergeMap(work, 1), ignoreElements());
  await settleOnVirtualTime(lastValueFrom(values, { defaultValue: undefined }), 1_000_000);
  return meter.most();
}

/** The operator at its most demanding, with an inner source and a boundary as fast as they can be. */
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
    n: most,
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
  const places = placesOf(source);
  const asked = new Map<number, number>();
  const begun = new Map<number, number>();
  let isAtWork = false;
  let greatest = 0;

  function compare(segment: number): void {
    if (isAtWork) greatest = Math.max(greatest, (asked.get(segment) ?? 0) - (begun.get(segment) ?? 0));
  }

  return {
    requested({ segment = 0, page = 0 }: TableRequest) {
      asked.set(segment, page);
      compare(segment);
    },
    started({ id }: Value) {
      const place = places.get(id.split('/')[0] ?? '');
      if (place === undefined) return;
      isAtWork = true;
      begun.set(place.segment, place.page);
      compare(place.segment);
    },
    most: () => greatest,
  };
}

/** Where each value stands: in which segment, on which page. */
function placesOf(
  source: SourcePlan,
): ReadonlyMap<string, { readonly segment: number; readonly page: number }> {
  const segments = Array.from({ length: source.segments }, (_, segment) => pagesOf(source, segment));
  const places = segments.flatMap((pages, segment) =>
    pages.flatMap((rows, page) =>
      rows.map((row) => [valueFrom(source, '')(row).id, { segment, page }] as const),
    ),
  );
  return new Map(places);
}
