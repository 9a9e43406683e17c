/** Remembers what was provided. Callers that ask meanwhile share the answer; a failure is not remembered. */
export function memoize<T>(provide: () => Promise<T>): () => Promise<T> {
  let known: { readonly value: T } | undefined;
  let pending: Promise<T> | undefined;

  return async () => {
    if (known !== undefined) return known.value;
    pending ??= provide().finally(() => {
      pending = undefined;
    });
    const value = await pending;
    known = { value };
    return value;
  };
}
