import type { AttributeInput } from '../api/values.ts';
import { type Expression, type Part, partsOfExpression } from './expression.ts';

/** An expression of a request; `undefined` and `false` are left out. */
type ExpressionInput = string | Expression | false | undefined;

/** The expressions of one request by the names of its members, and the placeholders that plain strings among them use. */
export interface Expressions {
  readonly ConditionExpression?: ExpressionInput;
  readonly FilterExpression?: ExpressionInput;
  readonly KeyConditionExpression?: ExpressionInput;
  readonly ProjectionExpression?: ExpressionInput;
  readonly SearchConditionExpression?: ExpressionInput;
  readonly UpdateExpression?: ExpressionInput;
  /** The names of the `#placeholders` in expressions that are plain strings. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values of the `:placeholders` in expressions that are plain strings. */
  readonly ExpressionAttributeValues?: { readonly [name: string]: AttributeInput } | undefined;
}

/** Makes misspelt members a type error. */
type WithoutUnknownMembers<E> = E & { readonly [M in Exclude<keyof E, keyof Expressions>]: never };

/** The members of a request for these expressions. */
type RequestMembers<E> = {
  readonly [M in keyof E as M extends `${string}Expression` ? M : never]: E[M] extends string | Expression
    ? string
    : string | undefined;
} & Pick<Expressions, 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>;

/**
 * Converts the expressions of one request to its members: text with placeholders, and the maps of names and values.
 *
 * Pass all expressions of a request in one call, because they share the maps; plain strings too, with the names and values
 * of their placeholders. Expressions that are `undefined` or `false` are left out, and so are empty maps.
 *
 * @example
 * db.query<Song>({
 *   TableName: 'Music',
 *   ...expressions({
 *     KeyConditionExpression: expr`${attr('Artist')} = ${artist}`,
 *     FilterExpression: expr`${attr('Year')} < ${1970}`,
 *   }),
 * })
 *   .pipe(count())
 *   .subscribe((songs) => console.log(songs)); // 14
 */
export function expressions<E extends Expressions>(members: WithoutUnknownMembers<E>): RequestMembers<E> {
  const { ExpressionAttributeNames, ExpressionAttributeValues, ...rest }: Expressions = members;
  const names = placeholderMap('#rx', ExpressionAttributeNames);
  const values = placeholderMap<unknown>(':rx', ExpressionAttributeValues);
  const toText = (part: Part) => {
    if (typeof part === 'string') return part;
    return 'name' in part ? names.placeholderOf(part.name) : values.placeholderOf(part.value);
  };
  const texts = Object.entries(rest).flatMap(([member, expression]) => {
    if (expression === undefined || expression === false) return [];
    const parts = partsOfExpression(expression);
    return [[member, parts === undefined ? expression : textOf(parts, toText)]];
  });
  const maps = Object.entries({
    ExpressionAttributeNames: names.all(),
    ExpressionAttributeValues: values.all(),
  }).filter(([, map]) => Object.keys(map).length > 0);
  return Object.fromEntries([...texts, ...maps]);
}

/** Joins the parts, with a space where a part would extend the placeholder before it. */
function textOf(parts: readonly Part[], toText: (part: Part) => string): string {
  return parts
    .map(toText)
    .reduce(
      (text, part) => (/[#:]\w+$/.test(text) && /^\w/.test(part) ? `${text} ${part}` : text + part),
      '',
    );
}

/** Assigns one placeholder to each distinct name or value, and avoids the placeholders that the caller has defined. */
function placeholderMap<T>(prefix: string, predefined: Readonly<Record<string, T>> = {}) {
  const assigned = new Map<T, string>();
  let count = 0;

  function next(): string {
    const placeholder = `${prefix}${count++}`;
    return Object.hasOwn(predefined, placeholder) ? next() : placeholder;
  }

  return {
    placeholderOf(target: T): string {
      const placeholder = assigned.get(target) ?? next();
      assigned.set(target, placeholder);
      return placeholder;
    },
    all: (): Readonly<Record<string, T>> => ({
      ...predefined,
      ...Object.fromEntries(Array.from(assigned, ([target, placeholder]) => [placeholder, target])),
    }),
  };
}
