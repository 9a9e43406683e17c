import { defer, finalize, from, type Observable, of, throwError } from 'rxjs';
import { paginate } from './paginate.ts';

/**
 * Makes an iterable a source with backpressure: an async generator, a Node stream, a web stream, an array, a string.
 *
 * Like `from`, but a value is requested only while there is room downstream. Unsubscribing closes the iterator, which
 * destroys a Node stream and cancels a web stream. Each subscription opens a new iterator; a generator and a stream can be
 * iterated only once.
 *
 * @throws TypeError if the source is not iterable
 * @example
 * async function* readSongs() {
 *   yield* songs; // read from a file or from another database
 * }
 * pacedFrom(readSongs()).pipe(db.batchWrite({ TableName: 'Music' })).subscribe();
 */
export function pacedFrom<T>(source: AsyncIterable<T> | Iterable<T>): Observable<T> {
  const open = openerOf(source);
  return defer(() => {
    const { step, close } = open();
    const next = ({ done }: IteratorResult<T>) => (done ? undefined : true);
    const values = paginate({ fetch: step, next }, (result) => (result.done ? [] : [result.value]));
    return values.pipe(finalize(close));
  });
}

/** One iteration, synchronous or not. */
interface Iteration<T> {
  /** Emits the next result of the iterator, or its error. */
  readonly step: () => Observable<IteratorResult<T>>;
  /** Closes the iterator, if it has not ended by itself. */
  readonly close: () => void;
}

function openerOf<T>(source: AsyncIterable<T> | Iterable<T>): () => Iteration<T> {
  const object: Partial<AsyncIterable<T> & Iterable<T>> = Object(source);
  const { [Symbol.asyncIterator]: openAsync, [Symbol.iterator]: openSync } = object;
  if (typeof openAsync === 'function') return () => asyncIteration(openAsync.call(object));
  if (typeof openSync === 'function') return () => syncIteration(openSync.call(object));
  throw new TypeError(
    `pacedFrom expects an iterable or an async iterable, not ${typeof source}: for anything else, use \`from\` of RxJS`,
  );
}

function asyncIteration<T>(iterator: AsyncIterator<T>): Iteration<T> {
  let isDone = false;
  const next = async () => {
    try {
      const result = await iterator.next();
      isDone = result.done === true;
      return result;
    } catch (error) {
      isDone = true;
      throw error;
    }
  };
  const close = async () => {
    if (!isDone) await iterator.return?.();
  };
  return { step: () => from(next()), close: () => void close().catch(ignore) };
}

function syncIteration<T>(iterator: Iterator<T>): Iteration<T> {
  let isDone = false;
  const step = () => {
    try {
      const result = iterator.next();
      isDone = result.done === true;
      return of(result);
    } catch (error) {
      isDone = true;
      return throwError(() => error);
    }
  };
  const close = () => {
    try {
      if (!isDone) iterator.return?.();
    } catch {
      ignore();
    }
  };
  return { step, close };
}

/** Ignores an error of closing the iterator: the consumer has unsubscribed. */
function ignore(): void {}
