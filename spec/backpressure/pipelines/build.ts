import { catchError, type MonoTypeOperatorFunction, type Observable, repeat, retry } from 'rxjs';
import type { Kit } from './kit.ts';
import { operatorNamed } from './operators/all.ts';
import type { PipelinePlan, RevivalPlan, StagePlan } from './plan.ts';
import type { Value } from './value.ts';

/** Builds the pipeline of a plan from the parts of a kit. */
export function build(plan: PipelinePlan, kit: Kit): Observable<Value> {
  const { source, stages, revival } = plan;
  const operators = stages.map((stage) => operatorOf(stage, kit));
  if (revival.kind === 'resume')
    return resuming(kit.source(source), operators, (error) => kit.source(source, error));
  if (revival.kind !== 'none') operators.splice(revival.after, 0, again(revival));
  return through(kit.source(source), operators);
}

function operatorOf(stage: StagePlan, kit: Kit): MonoTypeOperatorFunction<Value> {
  return 'operator' in stage ? operatorNamed(stage.operator).make(stage, kit) : kit.boundary(stage.boundary);
}

function through(
  source: Observable<Value>,
  operators: readonly MonoTypeOperatorFunction<Value>[],
): Observable<Value> {
  return operators.reduce((piped, operator) => piped.pipe(operator), source);
}

/** Goes on from where each error says, through the same operators. */
function resuming(
  source: Observable<Value>,
  operators: readonly MonoTypeOperatorFunction<Value>[],
  from: (error: unknown) => Observable<Value>,
): Observable<Value> {
  return through(source, operators).pipe(
    catchError((error: unknown) => resuming(from(error), operators, from)),
  );
}

function again(
  revival: RevivalPlan & { readonly kind: 'retry' | 'repeat' },
): MonoTypeOperatorFunction<Value> {
  const { kind, count, delay } = revival;
  if (kind === 'retry') return delay === 0 ? retry(count) : retry({ count, delay });
  return delay === 0 ? repeat(count) : repeat({ count, delay });
}
