/** An error that a plan wants. */
export class BrokenError extends Error {
  override readonly name = 'BrokenError';

  constructor(what: 'source' | 'work') {
    super(`The ${what} is broken, as the plan has it`);
  }
}
