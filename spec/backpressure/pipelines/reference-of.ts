import { build } from './build.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { PipelinePlan } from './plan.ts';
import { referenceKit } from './reference-kit.ts';

/** Runs the reference of a pipeline; it fails as the pipeline does if the values do not depend on when that happens. */
export function referenceOf(plan: PipelinePlan): Promise<Outcome> {
  const isFailureFree = plan.expectation !== 'same' || plan.restart.kind === 'resume';
  const keepsAll = plan.expectation === 'subset';
  return outcomeOf(build(plan, referenceKit({ isFailureFree, keepsAll })));
}
