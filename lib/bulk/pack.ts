/** What a batch may hold. */
export interface Limits {
  readonly count: number;
  /** In JSON, on the wire. */
  readonly bytes: number;
  /** Whether requests for one key must be processed one after another, in their order. */
  readonly isExclusive: boolean;
}

/** A request that waits to be sent in a batch. */
export interface Packable {
  /** The same for requests for the same key. */
  readonly id: string;
  /** What it takes of a batch, in bytes of JSON. */
  readonly bytes: number;
}

/** A batch, and what stays behind. */
export interface Packed<E> {
  readonly batch: readonly E[];
  readonly rest: E[];
  /** Whether nothing more would fit into the batch. */
  readonly isFull: boolean;
}

/**
 * Takes as many requests as a batch may hold, in their order, and leaves the others in theirs.
 *
 * A request whose key is in the batch already, or in flight, stays behind if keys are exclusive.
 */
export function pack<E extends Packable>(
  waiting: readonly E[],
  limits: Limits,
  inFlight: ReadonlySet<string>,
): Packed<E> {
  const batch: E[] = [];
  const rest: E[] = [];
  const ids = new Set<string>();
  let bytes = 0;
  let isFull = false;
  for (const request of waiting) {
    const isBarred = limits.isExclusive && (inFlight.has(request.id) || ids.has(request.id));
    isFull ||= !isBarred && batch.length > 0 && bytes + request.bytes > limits.bytes;
    if (isBarred || isFull) {
      rest.push(request);
      continue;
    }
    batch.push(request);
    if (limits.isExclusive) ids.add(request.id);
    bytes += request.bytes;
    isFull = batch.length === limits.count;
  }
  return { batch, rest, isFull };
}
