import type { Observable } from 'rxjs';
import { consume } from './consume.ts';
import { fifoQueue } from './fifo-queue.ts';

/**
 * Makes a pipeline async-iterable: each step of `for await` pulls one value.
 *
 * Between pulls no rxdynamo source above delivers, nor requests more pages than its `prefetch` allows. Leaving the loop
 * early unsubscribes, which aborts the request in flight. The pipeline is subscribed at the first pull, anew for each loop.
 */
export function toAsyncIterable<T>(source: Observable<T>): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => iterate(source) };
}

interface Pull<T> {
  readonly resolve: (result: IteratorResult<T, undefined>) => void;
  readonly reject: (error: unknown) => void;
}

/** Answers a pull with a value or an error. */
type Settle<T> = (pull: Pull<T>) => void;

/** An iterator that is iterable itself, as those of generators are, so that a loop can continue after `next()`. */
export interface PipelineIterator<T> extends AsyncIterableIterator<T, undefined> {
  return(value?: unknown): Promise<IteratorResult<T, undefined>>;
  throw(error?: unknown): Promise<IteratorResult<T, undefined>>;
}

/** Makes the iterator of one loop. */
export function iterate<T>(source: Observable<T>): PipelineIterator<T> {
  const pulls = fifoQueue<Pull<T>>();
  // Values that came without a pull: from foreign sources, and from operators that emit several for one.
  const surplus = fifoQueue<Settle<T>>();
  let isOver = false;

  function settle(answer: Settle<T>): boolean {
    const pull = pulls.shift();
    if (pull) answer(pull);
    else surplus.push(answer);
    return pulls.size() > 0;
  }

  function end(): void {
    isOver = true;
    for (let pull = pulls.shift(); pull; pull = pulls.shift()) pull.resolve({ done: true, value: undefined });
  }

  const { pull: pullOne, close } = consume(source, {
    next: (value) => settle((pull) => pull.resolve({ done: false, value })),
    // Rejects one pull, as a generator would; after it the iterator is at its end.
    error: (error) => {
      settle((pull) => pull.reject(error));
      end();
    },
    complete: end,
  });

  function leave(): void {
    surplus.clear();
    try {
      close();
    } finally {
      end();
    }
  }

  return {
    next: () =>
      new Promise((resolve, reject) => {
        const answer = surplus.shift();
        if (answer) answer({ resolve, reject });
        else if (isOver) resolve({ done: true, value: undefined });
        else {
          pulls.push({ resolve, reject });
          pullOne();
        }
      }),
    return: async (value) => {
      leave();
      return { done: true, value: (await value) as undefined };
    },
    throw: async (error) => {
      leave();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
