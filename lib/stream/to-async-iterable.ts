import { type Observable, Subscription } from 'rxjs';
import { always, withDemand } from './demand.ts';
import { gate } from './gate.ts';

/**
 * Makes a pipeline async-iterable: each step of `for await` pulls one value, and nothing runs ahead of it.
 *
 * Every rxdynamo source above stops delivering and stops requesting until the next pull. Leaving the loop early
 * unsubscribes, which aborts the request in flight. The pipeline is subscribed at the first pull, anew for each loop.
 */
export function toAsyncIterable<T>(source: Observable<T>): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => iterate(source) };
}

interface Pull<T> {
  readonly resolve: (result: IteratorResult<T, undefined>) => void;
  readonly reject: (error: unknown) => void;
}

/** What a pull is answered with: a value, the end, or an error. */
type Answer<T> = (pull: Pull<T>) => void;

/** Makes the iterator of one loop. */
export function iterate<T>(source: Observable<T>): AsyncIterator<T, undefined> {
  const pulls: Pull<T>[] = [];
  // What came unasked: from a source that is not ours, or from an operator that emits many values for one.
  const answers: Answer<T>[] = [];
  const room = gate(() => pulls.length > 0, always);
  let subscription: Subscription | undefined;

  function answer(give: Answer<T>): void {
    const pull = pulls.shift();
    if (pull) give(pull);
    else answers.push(give);
  }

  function end(): void {
    subscription?.unsubscribe();
    for (const pull of pulls.splice(0)) pull.resolve({ done: true, value: undefined });
  }

  function subscribe(): Subscription {
    return source.subscribe({
      next: (value) => answer((pull) => pull.resolve({ done: false, value })),
      // Told once, as a generator would; after it the iterator is at its end.
      error: (error: unknown) => {
        answer((pull) => pull.reject(error));
        end();
      },
      complete: end,
    });
  }

  return {
    next: () =>
      new Promise((resolve, reject) => {
        const give = answers.shift();
        if (give) return give({ resolve, reject });
        if (subscription?.closed) return resolve({ done: true, value: undefined });
        pulls.push({ resolve, reject });
        subscription ??= withDemand(room, subscribe);
        room.release();
      }),
    return: () => {
      answers.length = 0;
      subscription ??= Subscription.EMPTY;
      end();
      return Promise.resolve({ done: true, value: undefined });
    },
  };
}
