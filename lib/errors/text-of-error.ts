/**
 * Converts any thrown value to text without throwing.
 *
 * `String` throws for an object without a prototype or with a broken `toString`; a template literal also for a symbol.
 */
export function textOfError(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'an object that cannot be converted to text';
  }
}
