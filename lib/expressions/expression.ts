/** A part of an expression: text that is sent unchanged, or a name or a value that is sent as a placeholder. */
export type Part = string | { readonly name: string } | { readonly value: unknown };

/** A symbol, so that no parsed JSON can pass for an expression; the same in all copies of the package. */
const partsKey: unique symbol = Symbol.for('rxdynamo.expression');

/** An expression in DynamoDB's language, or a fragment of one, whose names and values are kept apart from its text. */
export class Expression {
  readonly #parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  get [partsKey](): readonly Part[] {
    return this.#parts;
  }
}

/** Returns the parts of an expression, of this or another copy of the package; `undefined` for any other value. */
export function partsOfExpression(value: unknown): readonly Part[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { [partsKey]: parts }: { readonly [partsKey]?: unknown } = value;
  return Array.isArray(parts) ? parts : undefined;
}
