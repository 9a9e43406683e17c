/** Memoizes an async function: concurrent calls share one promise, and a rejection is not cached. */
export function memoize<T>(load: () => Promise<T>): () => Promise<T> {
  let cached: { readonly value: T } | undefined;
  let pending: Promise<T> | undefined;

  return async () => {
    if (cached !== undefined) return cached.value;
    pending ??= load().finally(() => {
      pending = undefined;
    });
    const value = await pending;
    cached = { value };
    return value;
  };
}
