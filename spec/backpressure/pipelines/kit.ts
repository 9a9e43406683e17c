import type { MonoTypeOperatorFunction, Observable } from 'rxjs';
import type { BoundaryPlan, SourcePlan } from './plan.ts';
import type { Value } from './value.ts';

/** The sources and boundaries of a pipeline: those of rxdynamo, or those of a reference. */
export interface Kit {
  /** Whether operators that drop values depending on time are replaced by ones that keep all. */
  readonly keepsAll: boolean;
  /** Reads a source from its start, or from where an error says. */
  source(plan: SourcePlan, error?: unknown): Observable<Value>;
  boundary(plan: BoundaryPlan): MonoTypeOperatorFunction<Value>;
}
