/** Raised if the parts of an export are not as its saved state says. */
export class PartError extends Error {
  override readonly name = 'PartError';
}
