const statuses = new WeakMap<object, number>();

/** Records the HTTP status of the response that an error interrupted. */
export function recordStatus(error: Error, statusCode: number): void {
  statuses.set(error, statusCode);
}

/** Returns the HTTP status of the response that an error interrupted, or `undefined` if no response had begun. */
export function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null ? statuses.get(error) : undefined;
}
