/** An element that is not passed yet. */
interface Waiting<E> {
  readonly element: E;
  isDone: boolean;
}

/** Tells when an element and all before it are done, although they are done in any order. */
export interface PassedElements<E extends object> {
  /** Adds the next element of the sequence. */
  add(element: E): void;
  /** Marks an element as done, and passes each element that waited for it only, in the order of the sequence. */
  done(element: E): void;
}

/** @param onPassed called for each element, in the order in which they were added */
export function passedElements<E extends object>(onPassed: (element: E) => void): PassedElements<E> {
  const waiting = new Map<E, Waiting<E>>();
  return {
    add: (element) => void waiting.set(element, { element, isDone: false }),
    done: (element) => {
      const found = waiting.get(element);
      if (found !== undefined) found.isDone = true;
      // A Map iterates in the order of insertion.
      for (const { element: first, isDone } of waiting.values()) {
        if (!isDone) return;
        waiting.delete(first);
        onPassed(first);
      }
    },
  };
}
