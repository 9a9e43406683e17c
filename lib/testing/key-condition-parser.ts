import type { WireItem, WireValue } from '../codec/wire-value.ts';
import { rejectAsInvalid } from './service-failure.ts';
import type { TableInput } from './table-input.ts';

/** One comparison of an attribute with one value, or with two for BETWEEN. */
export interface Comparison {
  readonly attribute: string;
  readonly operator: Operator;
  readonly values: readonly WireValue[];
}

export type Operator = '=' | '<' | '<=' | '>' | '>=' | 'BETWEEN' | 'begins_with';

/**
 * Parses a key condition: comparisons joined by AND, also in parentheses.
 *
 * @throws ServiceFailure for anything else, and for names and values that are missing or unused
 */
export function parseKeyCondition(text: string, input: TableInput): readonly Comparison[] {
  return new Parser(text, input).parse();
}

const token = /\s*(<=|>=|[=<>(),]|[#:]?[A-Za-z_][\w.-]*|[#:]\w+)/y;

/** Recursive-descent parser of key conditions. */
class Parser {
  private readonly text: string;
  private readonly tokens: readonly string[];
  private readonly names: Readonly<Record<string, string>>;
  private readonly values: WireItem;
  private readonly unused: Set<string>;
  private index = 0;

  constructor(
    text: string,
    { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} }: TableInput,
  ) {
    this.text = text;
    this.names = names;
    this.values = values;
    this.unused = new Set([...Object.keys(names), ...Object.keys(values)]);
    this.tokens = this.split();
  }

  parse(): readonly Comparison[] {
    const comparisons = this.conjunction();
    if (this.index < this.tokens.length) this.fail(this.peek());
    const [unused] = this.unused;
    if (unused !== undefined)
      return rejectAsInvalid(
        `Value provided in ${unused.startsWith(':') ? 'ExpressionAttributeValues' : 'ExpressionAttributeNames'} unused in expressions: ${unused}`,
      );
    return comparisons;
  }

  private conjunction(): readonly Comparison[] {
    const comparisons = [...this.condition()];
    while (this.takeWord('AND')) comparisons.push(...this.condition());
    return comparisons;
  }

  private condition(): readonly Comparison[] {
    if (this.takeWord('(')) {
      const comparisons = this.conjunction();
      this.expect(')');
      return comparisons;
    }
    if (this.tokens[this.index + 1] === '(') return [this.beginsWith()];
    const attribute = this.name();
    if (this.takeWord('BETWEEN')) {
      const low = this.value();
      this.expect('AND');
      return [{ attribute, operator: 'BETWEEN', values: [low, this.value()] }];
    }
    const operator = this.next();
    if (!isComparator(operator)) return this.fail(operator);
    return [{ attribute, operator, values: [this.value()] }];
  }

  private beginsWith(): Comparison {
    // The names of functions are case-sensitive.
    const name = this.next();
    if (name !== 'begins_with') return this.fail(name);
    this.expect('(');
    const attribute = this.name();
    this.expect(',');
    const values = [this.value()];
    this.expect(')');
    return { attribute, operator: 'begins_with', values };
  }

  private name(): string {
    const name = this.next();
    if (name === undefined || !/^[#\w]/.test(name)) return this.fail(name);
    if (!name.startsWith('#')) return name;
    this.unused.delete(name);
    const attribute = Object.hasOwn(this.names, name) ? this.names[name] : undefined;
    return (
      attribute ??
      rejectAsInvalid(`An expression attribute name used in the document is not defined: ${name}`)
    );
  }

  private value(): WireValue {
    const name = this.next();
    if (!name?.startsWith(':')) return this.fail(name);
    this.unused.delete(name);
    const value = Object.hasOwn(this.values, name) ? this.values[name] : undefined;
    return (
      value ?? rejectAsInvalid(`An expression attribute value used in expression is not defined: ${name}`)
    );
  }

  private peek(): string | undefined {
    return this.tokens[this.index];
  }

  private next(): string | undefined {
    return this.tokens[this.index++];
  }

  private takeWord(word: string): boolean {
    const isTaken = this.peek()?.toUpperCase() === word;
    if (isTaken) this.index++;
    return isTaken;
  }

  private expect(word: string): void {
    if (!this.takeWord(word)) this.fail(this.peek());
  }

  private split(): readonly string[] {
    const tokens: string[] = [];
    const end = this.text.trimEnd().length;
    token.lastIndex = 0;
    while (token.lastIndex < end) {
      const start = token.lastIndex;
      const [, found] = token.exec(this.text) ?? [];
      if (found === undefined) return this.fail(this.text.slice(start).trim());
      tokens.push(found);
    }
    return tokens;
  }

  private fail(near: string | undefined): never {
    return rejectAsInvalid(
      `Invalid KeyConditionExpression: ${near === undefined ? 'it ends too early' : `unexpected ${near}`}: "${this.text}"`,
    );
  }
}

function isComparator(text: string | undefined): text is '=' | '<' | '<=' | '>' | '>=' {
  return text !== undefined && ['=', '<', '<=', '>', '>='].includes(text);
}
