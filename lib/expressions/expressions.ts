import type { AttributeInput } from '../api/values.ts';
import { Expression, type Part } from './expression.ts';

/** What a request may say with expressions; `undefined` and `false` say nothing. */
type Expressible = string | Expression | false | undefined;

/** The expressions of one request under its own names, and what their author puts into placeholders by hand. */
export interface Expressions {
  readonly ConditionExpression?: Expressible;
  readonly FilterExpression?: Expressible;
  readonly KeyConditionExpression?: Expressible;
  readonly ProjectionExpression?: Expressible;
  readonly SearchConditionExpression?: Expressible;
  readonly UpdateExpression?: Expressible;
  /** What `#names` stand for in expressions that are plain strings. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** What `:values` stand for in expressions that are plain strings. */
  readonly ExpressionAttributeValues?: { readonly [name: string]: AttributeInput } | undefined;
}

/** Misspelt members are an error. */
type Known<E> = E & { readonly [M in Exclude<keyof E, keyof Expressions>]: never };

/** The same as members of a request. */
type Written<E> = {
  readonly [M in keyof E as M extends `${string}Expression` ? M : never]: E[M] extends string | Expression
    ? string
    : string | undefined;
} & Pick<Expressions, 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>;

/**
 * Writes the expressions of one request as its members: text with placeholders, and what these stand for.
 *
 *     db.query({
 *       TableName: 'Music',
 *       ...expressions({
 *         KeyConditionExpression: expr`${attr('Artist')} = ${artist}`,
 *         FilterExpression: expr`${attr('Year')} < ${1970}`,
 *       }),
 *     })
 *
 * All expressions of a request belong into one call, because they share their placeholders; plain strings too, with the
 * names and the values that they need. What is `undefined` or `false` and maps that would be empty are absent.
 */
export function expressions<E extends Expressions>(members: Known<E>): Written<E> {
  const { ExpressionAttributeNames, ExpressionAttributeValues, ...rest }: Expressions = members;
  const names = placeholders('#rx', ExpressionAttributeNames);
  const values = placeholders<unknown>(':rx', ExpressionAttributeValues);
  const write = (part: Part) => {
    if (typeof part === 'string') return part;
    return 'name' in part ? names.placeholderOf(part.name) : values.placeholderOf(part.value);
  };
  const texts = Object.entries(rest).flatMap(([member, expression]) => {
    if (expression === undefined || expression === false) return [];
    return [[member, expression instanceof Expression ? textOf(expression, write) : expression]];
  });
  const maps = Object.entries({
    ExpressionAttributeNames: names.all(),
    ExpressionAttributeValues: values.all(),
  }).filter(([, map]) => Object.keys(map).length > 0);
  return Object.fromEntries([...texts, ...maps]);
}

/** Puts a space where text would prolong the placeholder before it. */
function textOf(expression: Expression, write: (part: Part) => string): string {
  return Expression.partsOf(expression)
    .map(write)
    .reduce(
      (text, part) => (/[#:]\w+$/.test(text) && /^\w/.test(part) ? `${text} ${part}` : text + part),
      '',
    );
}

/** Gives everything that is meant a placeholder of its own, the same one each time, which nobody has taken by hand. */
function placeholders<T>(prefix: string, byHand: Readonly<Record<string, T>> = {}) {
  const known = new Map<T, string>();
  let count = 0;

  function next(): string {
    const placeholder = `${prefix}${count++}`;
    return Object.hasOwn(byHand, placeholder) ? next() : placeholder;
  }

  return {
    placeholderOf(meant: T): string {
      const placeholder = known.get(meant) ?? next();
      known.set(meant, placeholder);
      return placeholder;
    },
    all: (): Readonly<Record<string, T>> => ({
      ...byHand,
      ...Object.fromEntries(Array.from(known, ([meant, placeholder]) => [placeholder, meant])),
    }),
  };
}
