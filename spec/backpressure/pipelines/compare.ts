import type { Outcome } from './outcome.ts';
import type { PipelinePlan } from './plan.ts';
import { identity, type Value } from './value.ts';

/** The errors that plans want, and that of operators which want a value. */
const wanted = ['BrokenError', 'ValidationException', 'InternalServerError', 'EmptyError'];

/** Says what is wrong with an outcome beside its reference. */
export function compare(
  { expectation, wayOut }: PipelinePlan,
  { values, end, error }: Outcome,
  reference: Outcome,
): readonly string[] {
  const name = error instanceof Error ? error.name : String(error);
  if (end === 'error' && !wanted.includes(name)) return [`It ended with ${error}`];
  const ids = values.map(({ id }) => id);
  const expected = reference.values.map(({ id }) => id);
  switch (expectation) {
    case 'same':
      return [
        ...(end === reference.end ? [] : [`It ended with ${end}, not ${reference.end}`]),
        ...missing('Lost', expected, ids),
        ...missing('Too many', ids, expected),
      ];
    case 'subset':
      return [...missing('Too many', ids, expected), ...tooFew(wayOut.leaveAfter, end, values)];
    case 'atLeastOnce':
      return [
        ...(end === 'complete' ? [] : [`It ended with ${error}`]),
        ...missing('Lost', [...new Set(expected)], [...new Set(ids)]),
        ...missing('Not asked for', [...new Set(ids)], [...new Set(expected)]),
        ...missing('Twice from one subscription', values.map(identity), [...new Set(values.map(identity))]),
      ];
  }
}

/** A consumer that leaves after some values has had these, or all that there were. */
function tooFew(leaveAfter: number | undefined, end: Outcome['end'], values: readonly Value[]): string[] {
  const isMore = leaveAfter !== undefined && end === 'complete' && values.length > leaveAfter;
  return isMore ? [`${values.length} values came, and ${leaveAfter} were wanted`] : [];
}

/** Which are there more often in the one list than in the other. */
function missing(what: string, list: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of other) counts.set(id, (counts.get(id) ?? 0) + 1);
  const lacking = list.filter((id) => {
    const count = counts.get(id) ?? 0;
    counts.set(id, count - 1);
    return count <= 0;
  });
  return lacking.length === 0 ? [] : [`${what}: ${lacking.slice(0, 10)}${lacking.length > 10 ? ' …' : ''}`];
}
