import { marshall, unmarshall, unmarshallValue } from '../index.ts';
import { UsageError } from './errors.ts';
import type { OptionValues } from './options.ts';

/** The members of a request that its conditions need. */
export interface Conditions {
  readonly FilterExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeNames?: { readonly [name: string]: string };
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
}

type ConditionOptions = Pick<OptionValues<'filter' | 'key-condition' | 'names' | 'values'>, ConditionOption>;
type ConditionOption = 'filter' | 'key-condition' | 'names' | 'values';

/**
 * Reads `--filter` and `--key-condition`: DynamoDB's condition expressions, in which names of attributes and values may be
 * written as they are, `Year > 1990 AND begins_with("Song.Title", 'Sin')`.
 *
 * Text stands in single quotes, and a name with other characters than letters, digits, `_` and `-` in double quotes. `#name`
 * and `:value` are the placeholders of `--names` and `--values`.
 *
 * @throws UsageError
 */
export function readConditions(options: ConditionOptions): Conditions {
  const placeholders = new Placeholders();
  const filter = rewrite('filter', options.filter, placeholders);
  const keyCondition = rewrite('key-condition', options['key-condition'], placeholders);
  const names = { ...checkedNames(options.names), ...Object.fromEntries(placeholders.names()) };
  const values = { ...checkedValues(options.values), ...Object.fromEntries(placeholders.values) };
  return {
    ...(filter !== undefined && { FilterExpression: filter }),
    ...(keyCondition !== undefined && { KeyConditionExpression: keyCondition }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}

/** The placeholders for the names and values of conditions. Every name gets one, because hundreds of words are reserved. */
class Placeholders {
  readonly values: [placeholder: string, value: unknown][] = [];
  readonly #byName = new Map<string, string>();

  ofName(name: string): string {
    const placeholder = this.#byName.get(name) ?? `#rxdynamo_${this.#byName.size}`;
    this.#byName.set(name, placeholder);
    return placeholder;
  }

  ofValue(value: unknown): string {
    const placeholder = `:rxdynamo_${this.values.length}`;
    this.values.push([placeholder, value]);
    return placeholder;
  }

  names(): readonly (readonly [placeholder: string, name: string])[] {
    return Array.from(this.#byName, ([name, placeholder]) => [placeholder, name] as const);
  }
}

const token =
  /(?<space>\s+)|'(?<text>(?:[^']|'')*)'|"(?<quoted>(?:[^"]|"")+)"|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])|(?<asIs>[#:]\w+|\[\d+\]|<>|<=|>=|[=<>(),.])|(?<call>\p{L}\w*)(?=\s*\()|(?<word>[\p{L}_][\p{L}\p{N}_-]*)/uy;

const keyword = /^(?:AND|OR|NOT|BETWEEN|IN)$/i;

const literals: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function rewrite(option: string, text: string | undefined, placeholders: Placeholders): string | undefined {
  if (text === undefined) return undefined;
  let expression = '';
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (match?.groups === undefined) {
      token.lastIndex = 0;
      throw new UsageError(
        `--${option} cannot be read from ${JSON.stringify(text.slice(start))}: text stands in single quotes, unusual names in double quotes`,
      );
    }
    expression += rewritten(match[0], match.groups, placeholders);
  }
  if (expression.trim() === '') throw new UsageError(`--${option} is empty`);
  return expression;
}

function rewritten(
  token: string,
  { text, quoted, number, word }: Readonly<Record<string, string | undefined>>,
  placeholders: Placeholders,
): string {
  if (text !== undefined) return placeholders.ofValue(text.replaceAll("''", "'"));
  if (quoted !== undefined) return placeholders.ofName(quoted.replaceAll('""', '"'));
  if (number !== undefined) return placeholders.ofValue(unmarshallValue({ N: number }));
  if (word === undefined) return token;
  if (keyword.test(word)) return word.toUpperCase();
  const literal = word.toLowerCase();
  return literals.has(literal) ? placeholders.ofValue(literals.get(literal)) : placeholders.ofName(word);
}

function checkedNames(names: ConditionOptions['names']): Readonly<Record<string, string>> {
  const entries = Object.entries(names ?? {}).map(([placeholder, name]): [string, string] => {
    if (placeholder.startsWith('#') && typeof name === 'string') return [placeholder, name];
    throw new UsageError(`--names must have a text for each #placeholder, such as {"#y": "Year"}`);
  });
  return Object.fromEntries(entries);
}

function checkedValues(values: ConditionOptions['values']): Readonly<Record<string, unknown>> {
  const entries = Object.entries(values ?? {}).map(([placeholder, value]): [string, unknown] => {
    if (!placeholder.startsWith(':'))
      throw new UsageError(`--values: ${placeholder} must begin with a colon`);
    return [placeholder, nativeValue(placeholder, value)];
  });
  return Object.fromEntries(entries);
}

function nativeValue(placeholder: string, value: unknown): unknown {
  try {
    const { value: native } = unmarshall({ value: Object(value) });
    // Refuses what DynamoDB would refuse, before anything is sent.
    marshall({ value: native });
    return native;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `--values: ${placeholder} must be DynamoDB JSON, such as {"N": "1990"} or {"S": "jazz"}: ${reason}`,
    );
  }
}
