/** The limits of a batch. */
export interface Limits {
  readonly count: number;
  /** The size of its requests in bytes of JSON. */
  readonly bytes: number;
  /** Whether requests for one key must be processed one after another, in their order. */
  readonly isExclusive: boolean;
}

/** A request that can be sent in a batch. */
export interface Packable {
  /** Identifies the key: equal for requests with the same key. */
  readonly id: string;
  /** The size in bytes of JSON. */
  readonly bytes: number;
}

/** A batch, and the requests that are not in it. */
export interface Packed<E> {
  readonly batch: readonly E[];
  readonly remaining: E[];
  /** Whether no other request would fit into the batch. */
  readonly isFull: boolean;
}

/**
 * Packs as many requests into a batch as fit, in their order.
 *
 * If keys are exclusive, a request whose key is already in the batch or in flight is left out.
 */
export function pack<E extends Packable>(
  requests: readonly E[],
  limits: Limits,
  keysInFlight: ReadonlySet<string>,
): Packed<E> {
  const batch: E[] = [];
  const remaining: E[] = [];
  const ids = new Set<string>();
  let bytes = 0;
  let isFull = false;
  for (const request of requests) {
    const isKeyTaken = limits.isExclusive && (keysInFlight.has(request.id) || ids.has(request.id));
    isFull ||= !isKeyTaken && batch.length > 0 && bytes + request.bytes > limits.bytes;
    if (isKeyTaken || isFull) {
      remaining.push(request);
      continue;
    }
    batch.push(request);
    if (limits.isExclusive) ids.add(request.id);
    bytes += request.bytes;
    isFull = batch.length === limits.count;
  }
  return { batch, remaining, isFull };
}
