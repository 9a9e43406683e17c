/**
 * Remembers what was provided until it is stale.
 *
 * Who asks while it is being provided shares the answer; a failure is not remembered.
 */
export function memoize<T>(provide: () => Promise<T>, isStale?: (value: T) => boolean): () => Promise<T> {
  let known: { readonly value: T } | undefined;
  let pending: Promise<T> | undefined;

  return async () => {
    if (known !== undefined && !isStale?.(known.value)) return known.value;
    pending ??= provide().finally(() => {
      pending = undefined;
    });
    const value = await pending;
    known = { value };
    return value;
  };
}
