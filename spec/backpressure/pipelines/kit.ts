import type { MonoTypeOperatorFunction, Observable } from 'rxjs';
import type { BoundaryPlan, SourcePlan } from './plan.ts';
import type { Value } from './value.ts';

/** What a pipeline is built of besides stock operators: rxdynamo's own parts, or a reference's in their place. */
export interface Kit {
  /** Whether operators that drop values as time has it are replaced by those that keep all. */
  readonly keepsAll: boolean;
  /** Reads a source, from where an error says or from its start. */
  source(plan: SourcePlan, error?: unknown): Observable<Value>;
  boundary(plan: BoundaryPlan): MonoTypeOperatorFunction<Value>;
}
