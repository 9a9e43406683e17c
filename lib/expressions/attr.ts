import { InvalidValueError } from '../errors/invalid.ts';
import { Expression, type Part } from './expression.ts';

/**
 * Refers to an attribute in an expression. Its name may be a reserved word or contain any characters, dots and quotes too.
 *
 * Further steps make a document path: `attr('address', 'lines', 0)` is `address.lines[0]`, whereas `attr('a.b')` is a single
 * attribute of that name.
 *
 * @throws InvalidValueError if a step is neither a name nor the index of a list element
 * @example
 * db.scan<Song>({ TableName: 'Music', ...expressions({ FilterExpression: expr`${attr('Year')} = ${1965}` }) })
 *   .pipe(count())
 *   .subscribe((songs) => console.log(songs)); // 3
 */
export function attr(name: string, ...steps: readonly (string | number)[]): Expression {
  return new Expression([{ name: nameOf(name, 0) }, ...steps.flatMap(partsOfStep)]);
}

function partsOfStep(step: string | number, index: number): readonly Part[] {
  if (typeof step !== 'number') return ['.', { name: nameOf(step, index + 1) }];
  if (Number.isSafeInteger(step) && step >= 0) return [`[${step}]`];
  throw new InvalidValueError(`expected the index of a list element, received ${step}`, ['attr', index + 1]);
}

/** Checks the type, because plain JavaScript may pass any value. */
function nameOf(name: unknown, position: number): string {
  if (typeof name === 'string') return name;
  throw new InvalidValueError(
    `expected an attribute name (a string), received a value of type ${typeof name}`,
    ['attr', position],
  );
}
