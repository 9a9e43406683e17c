/** What came first leaves first, at the same small cost however many wait: an array's `shift` moves all the others. */
export interface Queue<T> {
  size(): number;
  push(value: T): void;
  /** Takes the oldest value, if there is one. */
  shift(): T | undefined;
  clear(): void;
}

/** Makes an empty queue, of two stacks: one for those who come, and one, turned round, for those who go. */
export function queue<T>(): Queue<T> {
  let coming: T[] = [];
  let going: T[] = [];
  return {
    size: () => coming.length + going.length,
    push(value) {
      coming.push(value);
    },
    shift() {
      if (going.length === 0) {
        going = coming.reverse();
        coming = [];
      }
      return going.pop();
    },
    clear() {
      coming = [];
      going = [];
    },
  };
}
