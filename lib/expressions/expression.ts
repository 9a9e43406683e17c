/** What an expression is made of: text as its author wrote it, and what stands in it as a placeholder only. */
export type Part = string | { readonly name: string } | { readonly value: unknown };

/** A piece of DynamoDB's expression language in which names and values are no part of the text. */
export class Expression {
  readonly #parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** Opens an expression; an object that merely looks like one has nothing to open. */
  static partsOf(expression: Expression): readonly Part[] {
    return expression.#parts;
  }
}
