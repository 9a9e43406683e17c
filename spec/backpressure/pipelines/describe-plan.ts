import type { BoundaryPlan, ConsumerPlan, PipelinePlan, RestartPlan, SourcePlan, StagePlan } from './plan.ts';

/** Describes a pipeline in one line, from which a reader can build it by hand. */
export function describePlan(plan: PipelinePlan): string {
  const stages = plan.stages.map(describeStage);
  const restart = describeRestart(plan.restart);
  if (restart !== undefined)
    stages.splice('after' in plan.restart ? plan.restart.after : stages.length, 0, restart);
  const parts = [describeSource(plan.source), ...stages, describeConsumer(plan.consumer)];
  return `${parts.join(' | ')} (${plan.expectation}, ${100 * plan.faultShare} % of requests fail)`;
}

function describeSource({
  kind,
  pages,
  pageSize,
  segments,
  concurrency,
  prefetch,
  failure,
}: SourcePlan): string {
  const merged = segments > 1 ? `, ${segments} segments, ${concurrency} at once` : '';
  const ahead = prefetch > 0 ? `, prefetch ${prefetch}` : '';
  const broken = failure ? `, page ${failure.page} ${failure.kind} ${failure.times} times` : '';
  return `${kind}(${pages} × ${pageSize}${merged}${ahead}${broken})`;
}

function describeStage(stage: StagePlan): string {
  if (!('operator' in stage)) return describeBoundary(stage.boundary);
  const { operator, n, inner, boundary } = stage;
  const isInner = / source|queries/.test(operator);
  const details = isInner
    ? describeSource(inner)
    : /boundary/.test(operator)
      ? describeBoundary(boundary)
      : '';
  return `${operator}(${[n, details].filter(Boolean).join(', ')})`;
}

function describeBoundary({ kind, concurrency, work }: BoundaryPlan): string {
  const { kind: what, time, inner, failure } = work;
  const broken = failure ? `, fails ${failure.times} times from value ${failure.at} on` : '';
  if (kind === 'batchWrite') return `batchWrite(concurrency ${concurrency}, linger ${time})`;
  return `pacedMergeMap(${what === 'query' ? describeSource(inner) : `${what} ${time} ms`}, ${concurrency}${broken})`;
}

function describeRestart(restart: RestartPlan): string | undefined {
  if (restart.kind === 'none') return undefined;
  if (restart.kind === 'resume') return 'catchError → resume';
  return `${restart.kind}(${restart.count}, delay ${restart.delay})`;
}

function describeConsumer({ kind, body, inner, leaveAfter }: ConsumerPlan): string {
  const does = body === 'query' ? describeSource(inner) : body;
  return `${kind}(${does}${leaveAfter === undefined ? '' : `, leaves after ${leaveAfter}`})`;
}
