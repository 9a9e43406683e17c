import { refuse, type ValuePath } from './value-path.ts';

/** Refuses a set that holds a value twice, as DynamoDB would. */
export function refuseDuplicateValues(values: readonly string[], path: ValuePath, depth: number): void {
  if (new Set(values).size === values.length) return;
  const seen = new Set<string>();
  const repeated = values.findIndex((value) => seen.size === seen.add(value).size);
  const first = values.indexOf(values[repeated] ?? '');
  path.steps[depth] = repeated;
  refuse(path, depth + 1, `the same value as element ${first}: a set holds each value once`);
}
