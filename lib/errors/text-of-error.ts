/**
 * Converts whatever was thrown to text, and never throws itself.
 *
 * `String` does, for an object without a prototype or with a broken `toString`; a template does so for a symbol too.
 */
export function textOfError(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'an object that cannot be converted to text';
  }
}
