import { build } from './build.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { PipelinePlan } from './plan.ts';
import { referenceKit } from './reference-kit.ts';

/** Runs what a pipeline is compared with: where that is no matter of time, a reference that fails as it does. */
export function referenceOf(plan: PipelinePlan): Promise<Outcome> {
  const isSound = plan.expectation !== 'same' || plan.revival.kind === 'resume';
  const keepsAll = plan.expectation === 'subset';
  return outcomeOf(build(plan, referenceKit({ isSound, keepsAll })));
}
