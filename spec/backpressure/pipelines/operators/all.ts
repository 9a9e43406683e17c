import { byPosition } from './by-position.ts';
import { byTime } from './by-time.ts';
import { byValue } from './by-value.ts';
import { combining } from './combining.ts';
import { flattening } from './flattening.ts';
import type { OperatorKind } from './operator-kind.ts';

/** All stock operators from which pipelines are built. */
export const operators: readonly OperatorKind[] = [
  ...byValue,
  ...byPosition,
  ...flattening,
  ...combining,
  ...byTime,
];

const byName = new Map(operators.map((operator) => [operator.name, operator]));

export function operatorByName(name: string): OperatorKind {
  const operator = byName.get(name);
  if (operator === undefined) throw new RangeError(`There is no operator ${name}`);
  return operator;
}
