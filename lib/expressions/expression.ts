/** A part of an expression: text that is sent unchanged, or a name or a value that is sent as a placeholder. */
export type Part = string | { readonly name: string } | { readonly value: unknown };

/** An expression in DynamoDB's language, or a fragment of one, whose names and values are kept apart from its text. */
export class Expression {
  readonly #parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** Returns the parts of an expression. They are private, so that no plain object can pass for an expression. */
  static partsOf(expression: Expression): readonly Part[] {
    return expression.#parts;
  }
}
