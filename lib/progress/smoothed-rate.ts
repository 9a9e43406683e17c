/** After how many milliseconds an amount counts a third (1/e) of a new one. */
const timeConstant = 30_000;

/** Exponentially weighted mean of a rate; until it is old enough, the plain mean. */
export class SmoothedRate {
  private amount = 0;
  private time = 0;

  add(amount: number, milliseconds: number): void {
    const decay = Math.exp(-milliseconds / timeConstant);
    this.amount = this.amount * decay + amount;
    this.time = this.time * decay + milliseconds;
  }

  /** Returns 0 if no time has passed. */
  perMillisecond(): number {
    return this.time > 0 ? this.amount / this.time : 0;
  }
}
