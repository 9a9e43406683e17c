import type { Observable } from 'rxjs';
import { tapInto } from './outlet.ts';
import { queue } from './queue.ts';

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

/** What a pull is answered with: a value or an error. */
type Answer<T> = (pull: Pull<T>) => void;

/** Makes the iterator of one loop. */
export function iterate<T>(source: Observable<T>): AsyncIterator<T, undefined> {
  const pulls: Pull<T>[] = [];
  // What came unasked: from a source that is not ours, or from an operator that emits many values for one.
  const surplus = queue<Answer<T>>();
  let isOver = false;

  function answer(give: Answer<T>): boolean {
    const pull = pulls.shift();
    if (pull) give(pull);
    else surplus.push(give);
    return pulls.length > 0;
  }

  function end(): void {
    isOver = true;
    for (const pull of pulls.splice(0)) pull.resolve({ done: true, value: undefined });
  }

  const tap = tapInto(source, {
    next: (value) => answer((pull) => pull.resolve({ done: false, value })),
    // Told once, as a generator would; after it the iterator is at its end.
    error: (error) => {
      answer((pull) => pull.reject(error));
      end();
    },
    complete: end,
  });

  return {
    next: () =>
      new Promise((resolve, reject) => {
        const give = surplus.shift();
        if (give) give({ resolve, reject });
        else if (isOver) resolve({ done: true, value: undefined });
        else {
          pulls.push({ resolve, reject });
          tap.pull();
        }
      }),
    return: () => {
      surplus.clear();
      tap.close();
      end();
      return Promise.resolve({ done: true, value: undefined });
    },
  };
}
