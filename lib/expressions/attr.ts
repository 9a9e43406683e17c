import { InvalidValueError } from '../errors/invalid.ts';
import { Expression, type Part } from './expression.ts';

/**
 * Names an attribute in an expression, whatever its name: reserved words, dots and quotes included.
 *
 * Further steps lead into it: `attr('address', 'lines', 0)` is `address.lines[0]`, while `attr('a.b')` is one attribute
 * of that name.
 *
 * @throws InvalidValueError if a step is neither a name nor the index of an element
 */
export function attr(name: string, ...steps: readonly (string | number)[]): Expression {
  return new Expression([{ name: nameOf(name, 0) }, ...steps.flatMap(partsOfStep)]);
}

function partsOfStep(step: string | number, before: number): readonly Part[] {
  if (typeof step !== 'number') return ['.', { name: nameOf(step, before + 1) }];
  if (Number.isSafeInteger(step) && step >= 0) return [`[${step}]`];
  throw new InvalidValueError(`${step} is no index of an element`, ['attr', before + 1]);
}

/** Plain JavaScript may pass anything. */
function nameOf(name: unknown, at: number): string {
  if (typeof name === 'string') return name;
  throw new InvalidValueError(`a name is a string, not of type ${typeof name}`, ['attr', at]);
}
