import type { Observable } from 'rxjs';
import { consume } from './consume.ts';
import { fifoQueue } from './fifo-queue.ts';

/**
 * Makes a pipeline async-iterable: each step of `for await` pulls one value.
 *
 * Between pulls no rxdynamo source above delivers, nor requests more pages than its `prefetch` allows. Leaving the loop
 * early unsubscribes, which aborts the request in flight. Each loop subscribes to the pipeline anew, at its first pull.
 *
 * @example
 * const years = db.scan<Song>({ TableName: 'Music' }).pipe(map(({ Year }) => Year), distinct());
 * for await (const year of toAsyncIterable(years.pipe(take(3)))) await save(`${year}`);
 */
export function toAsyncIterable<T>(source: Observable<T>): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => iterate(source) };
}

/** The promise of one call of `next()`. */
interface Pull<T> {
  readonly resolve: (result: IteratorResult<T, undefined>) => void;
  readonly reject: (error: unknown) => void;
}

/** Settles the promise of a pull, with a value or an error. */
type Settle<T> = (pull: Pull<T>) => void;

/** An iterator that is iterable itself, as those of generators are, so that a loop can continue after `next()`. */
export interface PipelineIterator<T> extends AsyncIterator<T, undefined> {
  return(value?: unknown): Promise<IteratorResult<T, undefined>>;
  throw(error?: unknown): Promise<IteratorResult<T, undefined>>;
  [Symbol.asyncIterator](): PipelineIterator<T>;
}

/** Makes the iterator of one loop. */
export function iterate<T>(source: Observable<T>): PipelineIterator<T> {
  const pulls = new PullQueue<T>();
  const { pull: requestOne, close } = consume(source, {
    next: (value) => pulls.settleNext((pull) => pull.resolve({ done: false, value })),
    // Rejects one pull and ends, as a generator does.
    error: (error) => {
      pulls.settleNext((pull) => pull.reject(error));
      pulls.end();
    },
    complete: () => pulls.end(),
  });

  function leave(): void {
    pulls.discardSurplus();
    try {
      close();
    } finally {
      pulls.end();
    }
  }

  return {
    next: () =>
      new Promise((resolve, reject) => {
        if (pulls.push({ resolve, reject })) requestOne();
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

/** Pairs pulls with their results in FIFO order, whichever comes first. */
class PullQueue<T> {
  private readonly pending = fifoQueue<Pull<T>>();
  /** Results that came before their pull: from foreign sources, and from operators that emit several values for one. */
  private readonly surplus = fifoQueue<Settle<T>>();
  private hasEnded = false;

  /** Settles a pull at once if possible; returns whether it has to wait for a value. */
  push(pull: Pull<T>): boolean {
    const settle = this.surplus.shift();
    if (settle) settle(pull);
    else if (this.hasEnded) pull.resolve({ done: true, value: undefined });
    else {
      this.pending.push(pull);
      return true;
    }
    return false;
  }

  /** Settles the oldest pending pull, or the next one to come; returns whether more pulls are pending. */
  settleNext(settle: Settle<T>): boolean {
    const pull = this.pending.shift();
    if (pull) settle(pull);
    else this.surplus.push(settle);
    return this.pending.size() > 0;
  }

  /** Ends all pending pulls, and later ones once no result is queued. */
  end(): void {
    this.hasEnded = true;
    for (let pull = this.pending.shift(); pull; pull = this.pending.shift())
      pull.resolve({ done: true, value: undefined });
  }

  discardSurplus(): void {
    this.surplus.clear();
  }
}
