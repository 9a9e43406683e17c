/** Limits what one decoder remembers at all positions together: enough for any table, too little to fill the heap. */
export class LearningLimit {
  readonly #max: { readonly names: number; readonly layouts: number };
  #names = 0;
  #layouts = 0;
  /** How often a name or a layout was not remembered, because this limit or that of its predictor was reached. */
  refused = 0;

  constructor(max: { readonly names: number; readonly layouts: number } = { names: 8192, layouts: 2048 }) {
    this.#max = max;
  }

  /** How many names and layouts are remembered. */
  get used(): number {
    return this.#names + this.#layouts;
  }

  /** Returns whether one more name may be remembered, and counts it. */
  takeName(): boolean {
    const isAllowed = this.#names < this.#max.names;
    if (isAllowed) this.#names++;
    else this.refused++;
    return isAllowed;
  }

  /** Returns whether one more layout may be remembered, and counts it. */
  takeLayout(): boolean {
    const isAllowed = this.#layouts < this.#max.layouts;
    if (isAllowed) this.#layouts++;
    else this.refused++;
    return isAllowed;
  }
}
