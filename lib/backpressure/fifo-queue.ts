/** A first-in, first-out queue with amortised O(1) push and shift; an array's own `shift` moves all other elements. */
export interface FifoQueue<T> {
  size(): number;
  push(value: T): void;
  /** Removes and returns the oldest value, or returns `undefined` if the queue is empty. */
  shift(): T | undefined;
  /** Returns all values, the oldest first. */
  values(): readonly T[];
  clear(): void;
}

/** Makes an empty queue of two stacks: values are pushed onto one and popped from the other, which is the first reversed. */
export function fifoQueue<T>(): FifoQueue<T> {
  let pushed: T[] = [];
  let reversed: T[] = [];
  return {
    size: () => pushed.length + reversed.length,
    push(value) {
      pushed.push(value);
    },
    shift() {
      if (reversed.length === 0) {
        reversed = pushed.reverse();
        pushed = [];
      }
      return reversed.pop();
    },
    values: () => [...reversed.toReversed(), ...pushed],
    clear() {
      pushed = [];
      reversed = [];
    },
  };
}
