import type { Observable } from 'rxjs';
import type { Value } from './value.ts';

/** The values that a pipeline emitted, and how it ended. */
export interface Outcome {
  readonly values: readonly Value[];
  readonly end: 'complete' | 'error';
  readonly error?: unknown;
}

/** Reads a pipeline with a plain subscriber. */
export function outcomeOf(values$: Observable<Value>): Promise<Outcome> {
  const values: Value[] = [];
  return new Promise((resolve) => {
    values$.subscribe({
      next: (value) => values.push(value),
      error: (error: unknown) => resolve({ values, end: 'error', error }),
      complete: () => resolve({ values, end: 'complete' }),
    });
  });
}
