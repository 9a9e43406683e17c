import type { Outcome } from './outcome.ts';
import type { PipelinePlan } from './plan.ts';
import { identity, type Value } from './value.ts';

/** The errors of planned failures, and that of operators that need a value. */
const expectedErrors = ['BrokenError', 'ValidationException', 'InternalServerError', 'EmptyError'];

/** Returns the differences between an outcome and what its reference allows. */
export function compare(
  { expectation, consumer }: PipelinePlan,
  { values, end, error }: Outcome,
  reference: Outcome,
): readonly string[] {
  const name = error instanceof Error ? error.name : String(error);
  if (end === 'error' && !expectedErrors.includes(name)) return [`It ended with ${error}`];
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
      return [...missing('Too many', ids, expected), ...tooMany(consumer.leaveAfter, end, values)];
    case 'atLeastOnce':
      return [
        ...(end === 'complete' ? [] : [`It ended with ${error}`]),
        ...missing('Lost', [...new Set(expected)], [...new Set(ids)]),
        ...missing('Unexpected', [...new Set(ids)], [...new Set(expected)]),
        ...missing('Twice from one subscription', values.map(identity), [...new Set(values.map(identity))]),
      ];
  }
}

/** A consumer that unsubscribes after some values must not have received more. */
function tooMany(leaveAfter: number | undefined, end: Outcome['end'], values: readonly Value[]): string[] {
  const hasMore = leaveAfter !== undefined && end === 'complete' && values.length > leaveAfter;
  return hasMore ? [`${values.length} values came, but ${leaveAfter} were expected`] : [];
}

/** Lists the ids that are in `list` more often than in `other`. */
function missing(what: string, list: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of other) counts.set(id, (counts.get(id) ?? 0) + 1);
  const missingIds = list.filter((id) => {
    const count = counts.get(id) ?? 0;
    counts.set(id, count - 1);
    return count <= 0;
  });
  return missingIds.length === 0
    ? []
    : [`${what}: ${missingIds.slice(0, 10)}${missingIds.length > 10 ? ' …' : ''}`];
}
