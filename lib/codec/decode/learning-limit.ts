/**
 * How much one decoder may remember, all levels of its responses together: enough for any table, too little to fill a
 * heap.
 */
export class LearningLimit {
  readonly #limit: { readonly names: number; readonly layouts: number };
  #names = 0;
  #layouts = 0;
  /** How often a name or a layout was not remembered because the budget, or the budget of its level, was used up. */
  refused = 0;

  constructor(limit: { readonly names: number; readonly layouts: number } = { names: 8192, layouts: 1024 }) {
    this.#limit = limit;
  }

  /** How many names and layouts are remembered. */
  get used(): number {
    return this.#names + this.#layouts;
  }

  /** Whether one more name may be remembered; it counts from then on. */
  takeName(): boolean {
    const isLeft = this.#names < this.#limit.names;
    if (isLeft) this.#names++;
    else this.refused++;
    return isLeft;
  }

  /** Whether one more layout may be remembered; it counts from then on. */
  takeLayout(): boolean {
    const isLeft = this.#layouts < this.#limit.layouts;
    if (isLeft) this.#layouts++;
    else this.refused++;
    return isLeft;
  }
}
