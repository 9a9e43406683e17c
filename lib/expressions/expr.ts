import type { AttributeInput } from '../api/values.ts';
import { InvalidValueError, type PathStep } from '../errors/invalid.ts';
import { Expression, type Part } from './expression.ts';

/** A condition, or what is left of `isWanted && condition`. */
type Optional = Expression | false | undefined;

/**
 * Writes an expression in DynamoDB's own language, with `${…}` for names, values and other expressions.
 *
 * What stands in `${…}` is a value, as native as in an item, unless `attr('Year')` says that it is a name or it is an
 * expression itself. An expression counts as one operand: it gets parentheses where it needs them.
 *
 *     expr`${attr('Year')} BETWEEN ${1960} AND ${1969} AND contains(${attr('Genres')}, ${'jazz'})`
 *
 * @throws InvalidValueError if a value is `undefined`; its `path` says which one, `expr[1]` being the second
 */
export function expr(texts: TemplateStringsArray, ...operands: readonly AttributeInput[]): Expression {
  const isAlone = texts.every((text) => text.trim() === '');
  const parts = texts.flatMap((text, index) => {
    if (index >= operands.length) return [text];
    const isEnclosed = /\(\s*$/.test(text) && /^\s*\)/.test(texts[index + 1] ?? '');
    const place = { path: ['expr', index], isApart: isAlone || isEnclosed, texts };
    return [text, ...partsOf(operands[index], place)];
  });
  return new Expression(parts);
}

/** Joins conditions all of which must hold; those that are `undefined` or `false` are left out. */
export function and(first: Expression, ...others: readonly Optional[]): Expression;
/**
 * Joins conditions all of which must hold; those that are `undefined` or `false` are left out.
 *
 * With no condition left there is none: `undefined`, which `expressions` leaves out in its turn.
 */
export function and(...conditions: readonly Optional[]): Expression | undefined;
export function and(...conditions: readonly Optional[]): Expression | undefined {
  const present = conditions.filter(isPresent);
  return present.length === 0 ? undefined : joined(present, ' AND ', 'and');
}

/**
 * Joins conditions one of which must hold; those that are `undefined` or `false` are left out.
 *
 * @throws InvalidValueError if no condition is left: nothing could hold, and DynamoDB has no words for that
 */
export function or(...conditions: readonly Optional[]): Expression {
  return joined(conditions.filter(isPresent), ' OR ', 'or');
}

/**
 * Lists values, names or expressions with commas between them: `expr`${attr('Year')} IN (${each(years)})``.
 *
 * @throws InvalidValueError if there is none, or one is `undefined`
 */
export function each(operands: readonly AttributeInput[] | ReadonlySet<AttributeInput>): Expression {
  return joined([...operands], ', ', 'each');
}

function isPresent(condition: Optional): condition is Expression {
  return condition !== undefined && condition !== false;
}

function joined(operands: readonly AttributeInput[], separator: string, origin: string): Expression {
  if (operands.length === 0) throw new InvalidValueError('there is nothing to join', [origin]);
  const isApart = operands.length === 1;
  const parts = operands.flatMap((operand, index) => [
    index === 0 ? '' : separator,
    ...partsOf(operand, { path: [origin, index], isApart }),
  ]);
  return new Expression(parts);
}

/** Where an operand stands. */
interface Place {
  readonly path: readonly PathStep[];
  /** Whether it has nothing next to it: it is all there is, or has parentheses already. */
  readonly isApart: boolean;
  readonly texts?: readonly string[];
}

/** Makes an operand a part of an expression. */
function partsOf(operand: unknown, { path, isApart, texts }: Place): readonly Part[] {
  if (operand instanceof Expression) {
    const parts = Expression.partsOf(operand);
    return !isApart && fallsApart(parts) ? ['(', ...parts, ')'] : parts;
  }
  if (operand !== undefined) return [{ value: operand }];
  const where = texts === undefined ? '' : ` in: ${texts.join('…')}`;
  throw new InvalidValueError(`undefined is no value${where}`, path);
}

/** The words that hold conditions together; behind a sign or a dot they are names. */
const joining = /(?<![#:.\w])(AND|OR|NOT)\b/i;

/** Whether conditions need parentheses to stay together next to others; DynamoDB refuses a second pair. */
function fallsApart(parts: readonly Part[]): boolean {
  const text = parts.map((part) => (typeof part === 'string' ? part : ' ? ')).join('');
  return joining.test(text) && !isParenthesized(text.trim());
}

/** Whether the parenthesis that a text begins with is closed by the one that it ends with. */
function isParenthesized(text: string): boolean {
  let depth = 0;
  const end = text.split('').findIndex((character) => {
    depth += Number(character === '(') - Number(character === ')');
    return depth === 0;
  });
  return end === text.length - 1;
}
