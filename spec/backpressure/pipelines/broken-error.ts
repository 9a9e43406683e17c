/** The error of a planned failure. */
export class BrokenError extends Error {
  override readonly name = 'BrokenError';

  constructor(origin: 'source' | 'work') {
    super(`Planned failure of the ${origin}`);
  }
}
