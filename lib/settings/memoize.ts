/** Provides what it remembers, unless something fresh is asked for. */
export type Memoized<T> = (options?: { readonly forceRefresh?: boolean }) => Promise<T>;

/**
 * Remembers what was provided until it is stale.
 *
 * Who asks while it is being provided shares the answer; a failure is not remembered.
 */
export function memoize<T>(provide: () => Promise<T>, isStale?: (value: T) => boolean): Memoized<T> {
  let known: { readonly value: T } | undefined;
  let pending: Promise<T> | undefined;

  return async ({ forceRefresh = false } = {}) => {
    if (known !== undefined && !forceRefresh && !isStale?.(known.value)) return known.value;
    pending ??= provide().finally(() => {
      pending = undefined;
    });
    const value = await pending;
    known = { value };
    return value;
  };
}
