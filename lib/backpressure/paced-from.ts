import { defer, finalize, from, type Observable, of, throwError } from 'rxjs';
import { paginate } from './paginate.ts';

/**
 * Makes an iterable a source with backpressure: an async generator, a Node stream, a web stream, an array, a string.
 *
 * Like `from`, but a value is asked for only while there is room downstream. Unsubscribing closes the iterator, which
 * destroys a Node stream and cancels a web stream. Each subscription asks the iterable for a new iterator; a generator
 * and a stream can be iterated only once.
 *
 * @throws TypeError if the source is not iterable
 * @example
 * pacedFrom(readLines('songs.jsonl')).pipe(map(JSON.parse), db.batchWrite({ TableName: 'Music' }));
 */
export function pacedFrom<T>(source: AsyncIterable<T> | Iterable<T>): Observable<T> {
  const open = opener(source);
  return defer(() => {
    const { step, leave } = open();
    const next = ({ done }: IteratorResult<T>) => (done ? undefined : true);
    const values = paginate({ fetch: step, next }, (result) => (result.done ? [] : [result.value]));
    return values.pipe(finalize(leave));
  });
}

/** One iteration, whether its results come at once or not. */
interface Steps<T> {
  /** Emits the next result of the iterator, or its error. */
  readonly step: () => Observable<IteratorResult<T>>;
  /** Closes the iterator, if it has not ended by itself. */
  readonly leave: () => void;
}

function opener<T>(source: AsyncIterable<T> | Iterable<T>): () => Steps<T> {
  const object: Partial<AsyncIterable<T> & Iterable<T>> = Object(source);
  const { [Symbol.asyncIterator]: openAsync, [Symbol.iterator]: openSync } = object;
  if (typeof openAsync === 'function') return () => asyncSteps(openAsync.call(object));
  if (typeof openSync === 'function') return () => syncSteps(openSync.call(object));
  throw new TypeError(
    'pacedFrom needs an iterable or an async iterable; for anything else, use `from` of RxJS',
  );
}

function asyncSteps<T>(iterator: AsyncIterator<T>): Steps<T> {
  let isOver = false;
  const next = async () => {
    try {
      const result = await iterator.next();
      isOver = result.done === true;
      return result;
    } catch (error) {
      isOver = true;
      throw error;
    }
  };
  const leave = async () => {
    if (!isOver) await iterator.return?.();
  };
  return { step: () => from(next()), leave: () => void leave().catch(ignore) };
}

function syncSteps<T>(iterator: Iterator<T>): Steps<T> {
  let isOver = false;
  const step = () => {
    try {
      const result = iterator.next();
      isOver = result.done === true;
      return of(result);
    } catch (error) {
      isOver = true;
      return throwError(() => error);
    }
  };
  const leave = () => {
    try {
      if (!isOver) iterator.return?.();
    } catch {
      ignore();
    }
  };
  return { step, leave };
}

/** Ignores an error of closing the iterator: the consumer has unsubscribed. */
function ignore(): void {}
