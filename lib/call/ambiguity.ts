import type { ErrorFacts } from '../errors/dynamodb-error.ts';

const ambiguities = new WeakMap<object, ErrorFacts>();

/** Notes of an output that an earlier attempt may have been applied; `cause` is the error of that attempt. */
export function recordAmbiguity(output: unknown, ambiguity: ErrorFacts): void {
  if (typeof output === 'object' && output !== null) ambiguities.set(output, ambiguity);
}

/** What was noted of an output; `undefined` if no earlier attempt may have been applied. */
export function ambiguityOf(output: object): ErrorFacts | undefined {
  return ambiguities.get(output);
}
