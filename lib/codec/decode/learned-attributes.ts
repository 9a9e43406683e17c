import type { AttributeType } from './attribute-types.ts';
import type { LearningLimit } from './learning-limit.ts';

/** The longest name that is remembered, in characters. */
const maxNameLength = 255;

/** The attributes that were learned at one position, by their names and types, and which other names occurred once. */
export class LearnedAttributes<T extends { readonly type: AttributeType }> {
  readonly #limit: LearningLimit;
  readonly #maxNames: number;
  readonly #attributes = new Map<string, T[]>();
  readonly #seenOnce = new Set<string>();

  /** @param maxNames how many names are remembered at this position */
  constructor(limit: LearningLimit, maxNames: number) {
    this.#limit = limit;
    this.#maxNames = maxNames;
  }

  /** How many names were learned. */
  get size(): number {
    return this.#attributes.size;
  }

  /** Returns the learned attributes of a name, which differ in their types. */
  of(name: string): readonly T[] | undefined {
    return this.#attributes.get(name);
  }

  /** Returns whether a name that was not learned is worth it, because it occurs for the second time; remembers it if not. */
  isWorthLearning(name: string): boolean {
    if (this.#seenOnce.delete(name)) return true;
    if (name.length > maxNameLength) return false;
    if (this.#seenOnce.size + this.#attributes.size >= this.#maxNames) this.#limit.refused++;
    else if (this.#limit.takeName()) this.#seenOnce.add(name);
    return false;
  }

  add(name: string, attribute: T): void {
    const attributes = this.#attributes.get(name);
    if (attributes === undefined) this.#attributes.set(name, [attribute]);
    else attributes.push(attribute);
  }
}
