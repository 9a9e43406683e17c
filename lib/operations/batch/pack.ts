/** What a batch may hold. */
export interface Limits {
  readonly count: number;
  /** In JSON, on the wire. */
  readonly bytes: number;
  /** Whether elements of one key must be processed one after another, in their order. */
  readonly isExclusive: boolean;
}

/** An element that waits to be sent. */
export interface Packable {
  /** The same for elements of the same key. */
  readonly id: string;
  /** What it takes of a request, in bytes of JSON. */
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
 * Takes as many elements as one request may hold, in their order, and leaves the others in theirs.
 *
 * An element whose key is in the batch already, or on its way (`busy`), stays behind if keys are exclusive.
 */
export function pack<E extends Packable>(
  waiting: readonly E[],
  limits: Limits,
  busy: ReadonlySet<string>,
): Packed<E> {
  const batch: E[] = [];
  const rest: E[] = [];
  const ids = new Set<string>();
  let bytes = 0;
  let isFull = false;
  for (const element of waiting) {
    const isBarred = limits.isExclusive && (busy.has(element.id) || ids.has(element.id));
    isFull ||= !isBarred && batch.length > 0 && bytes + element.bytes > limits.bytes;
    if (isBarred || isFull) {
      rest.push(element);
      continue;
    }
    batch.push(element);
    ids.add(element.id);
    bytes += element.bytes;
    isFull = batch.length === limits.count;
  }
  return { batch, rest, isFull };
}
