import { catchError, type MonoTypeOperatorFunction, type Observable, repeat, retry } from 'rxjs';
import type { Kit } from './kit.ts';
import { operatorByName } from './operators/all.ts';
import type { PipelinePlan, RestartPlan, StagePlan } from './plan.ts';
import type { Value } from './value.ts';

/** Builds the pipeline of a plan from the sources and boundaries of a kit. */
export function build(plan: PipelinePlan, kit: Kit): Observable<Value> {
  const { source, stages, restart } = plan;
  const operators = stages.map((stage) => operatorOf(stage, kit));
  if (restart.kind === 'resume')
    return resumeAfterErrors(kit.source(source), operators, (error) => kit.source(source, error));
  if (restart.kind !== 'none') operators.splice(restart.after, 0, resubscribe(restart));
  return pipeAll(kit.source(source), operators);
}

function operatorOf(stage: StagePlan, kit: Kit): MonoTypeOperatorFunction<Value> {
  return 'operator' in stage ? operatorByName(stage.operator).make(stage, kit) : kit.boundary(stage.boundary);
}

function pipeAll(
  source: Observable<Value>,
  operators: readonly MonoTypeOperatorFunction<Value>[],
): Observable<Value> {
  return operators.reduce((piped, operator) => piped.pipe(operator), source);
}

/** Resumes after each error from the key or checkpoint in it, through the same operators. */
function resumeAfterErrors(
  source: Observable<Value>,
  operators: readonly MonoTypeOperatorFunction<Value>[],
  from: (error: unknown) => Observable<Value>,
): Observable<Value> {
  return pipeAll(source, operators).pipe(
    catchError((error: unknown) => resumeAfterErrors(from(error), operators, from)),
  );
}

function resubscribe(
  restart: RestartPlan & { readonly kind: 'retry' | 'repeat' },
): MonoTypeOperatorFunction<Value> {
  const { kind, count, delay } = restart;
  if (kind === 'retry') return delay === 0 ? retry(count) : retry({ count, delay });
  return delay === 0 ? repeat(count) : repeat({ count, delay });
}
