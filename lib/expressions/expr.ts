import type { AttributeInput } from '../api/values.ts';
import { InvalidValueError, type PathStep } from '../errors/invalid.ts';
import { Expression, type Part, partsOfExpression } from './expression.ts';

/** A condition, or the result of `isWanted && condition`. */
type OptionalCondition = Expression | false | undefined;

/**
 * Tag for template literals in DynamoDB's expression language, with `${…}` for names, values and other expressions.
 *
 * `${…}` is a native value as in an item, unless it is a name, such as `attr('Year')`, or another expression. An expression
 * is treated as one operand: it gets parentheses where it needs them.
 *
 * @throws InvalidValueError if a value is `undefined`; the `path` of the second one is `expr[1]`
 * @example
 * const isJazz = expr`contains(${attr('Genres')}, ${'jazz'})`;
 * const FilterExpression = expr`${attr('Year')} BETWEEN ${1960} AND ${1969} AND ${isJazz}`;
 * db.scan<Song>({ TableName: 'Music', ...expressions({ FilterExpression }) })
 *   .pipe(count())
 *   .subscribe((songs) => console.log(songs)); // 11
 */
export function expr(texts: TemplateStringsArray, ...operands: readonly AttributeInput[]): Expression {
  const isSingleOperand = texts.every((text) => text.trim() === '');
  const parts = texts.flatMap((text, index) => {
    if (index >= operands.length) return [text];
    const isParenthesised = /\(\s*$/.test(text) && /^\s*\)/.test(texts[index + 1] ?? '');
    const context = { path: ['expr', index], isSeparate: isSingleOperand || isParenthesised, texts };
    return [text, ...partsOf(operands[index], context)];
  });
  return new Expression(parts);
}

/**
 * Joins conditions by `AND`; those that are `undefined` or `false` are left out.
 *
 * @example
 * const isOld = expr`${attr('Year')} < ${1960}`;
 * const FilterExpression = and(isOld, genre !== undefined && expr`contains(${attr('Genres')}, ${genre})`);
 * db.scan<Song>({ TableName: 'Music', ...expressions({ FilterExpression }) })
 *   .pipe(count())
 *   .subscribe((songs) => console.log(songs)); // 10
 */
export function and(first: Expression, ...others: readonly OptionalCondition[]): Expression;
/**
 * Joins conditions by `AND`; those that are `undefined` or `false` are left out.
 *
 * Returns `undefined` if no condition is left; `expressions` leaves that out too.
 */
export function and(...conditions: readonly OptionalCondition[]): Expression | undefined;
export function and(...conditions: readonly OptionalCondition[]): Expression | undefined {
  const present = conditions.filter(isPresent);
  return present.length === 0 ? undefined : joinOperands(present, ' AND ', 'and');
}

/**
 * Joins conditions by `OR`; those that are `undefined` or `false` are left out.
 *
 * @throws InvalidValueError if no condition is left: an empty `OR` is never true, which DynamoDB has no expression for
 * @example
 * const FilterExpression = or(expr`${attr('Year')} = ${1950}`, expr`${attr('Artist')} = ${'Odetta'}`);
 * db.scan<Song>({ TableName: 'Music', ...expressions({ FilterExpression }) })
 *   .pipe(count())
 *   .subscribe((songs) => console.log(songs)); // 22
 */
export function or(...conditions: readonly OptionalCondition[]): Expression {
  return joinOperands(conditions.filter(isPresent), ' OR ', 'or');
}

/**
 * Joins values, names or expressions by commas: `expr`${attr('Year')} IN (${each(years)})``.
 *
 * @throws InvalidValueError if there are none, or one is `undefined`
 * @example
 * const FilterExpression = expr`${attr('Year')} IN (${each([1958, 1965])})`;
 * db.scan<Song>({ TableName: 'Music', ...expressions({ FilterExpression }) })
 *   .pipe(count())
 *   .subscribe((songs) => console.log(songs)); // 5
 */
export function each(operands: readonly AttributeInput[] | ReadonlySet<AttributeInput>): Expression {
  return joinOperands([...operands], ', ', 'each');
}

function isPresent(condition: OptionalCondition): condition is Expression {
  return condition !== undefined && condition !== false;
}

function joinOperands(
  operands: readonly AttributeInput[],
  separator: string,
  functionName: string,
): Expression {
  if (operands.length === 0) throw new InvalidValueError('expected at least one operand', [functionName]);
  const isSeparate = operands.length === 1;
  const parts = operands.flatMap((operand, index) => [
    index === 0 ? '' : separator,
    ...partsOf(operand, { path: [functionName, index], isSeparate }),
  ]);
  return new Expression(parts);
}

/** The position of an operand. */
interface OperandContext {
  readonly path: readonly PathStep[];
  /** Whether it is the only operand or stands in parentheses, so that it needs none. */
  readonly isSeparate: boolean;
  /** The text around the operands of a template, for the error message. */
  readonly texts?: readonly string[];
}

/** Converts an operand to parts of an expression. */
function partsOf(operand: unknown, { path, isSeparate, texts }: OperandContext): readonly Part[] {
  const parts = partsOfExpression(operand);
  if (parts !== undefined) return !isSeparate && needsParentheses(parts) ? ['(', ...parts, ')'] : parts;
  if (operand !== undefined) return [{ value: operand }];
  const source = texts === undefined ? '' : ` in: ${texts.join('…')}`;
  throw new InvalidValueError(
    `expected a value, an attr() or an expression, received undefined${source}`,
    path,
  );
}

/** The logical operators; after `#`, `:` or a dot they are names. */
const logicalOperator = /(?<![#:.\w])(AND|OR|NOT)\b/i;

/** Whether an operand has a logical operator and no parentheses around it; DynamoDB refuses a second pair. */
function needsParentheses(parts: readonly Part[]): boolean {
  const text = parts.map((part) => (typeof part === 'string' ? part : ' ? ')).join('');
  return logicalOperator.test(text) && !isInParentheses(text.trim());
}

/** Whether the first and the last character of a text are one pair of parentheses. */
function isInParentheses(text: string): boolean {
  let depth = 0;
  const end = text.split('').findIndex((character) => {
    depth += Number(character === '(') - Number(character === ')');
    return depth === 0;
  });
  return end === text.length - 1;
}
