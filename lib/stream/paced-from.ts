import { defer, finalize, from, type Observable, of } from 'rxjs';
import { follow } from './follow.ts';

/**
 * Makes a source that obeys demand of an iterable: an async generator, a Node stream, a web stream, an array.
 *
 * Like `from`, but a value is asked for only while there is room downstream. Unsubscribing ends the iterator, which
 * destroys a Node stream and cancels a web stream. Each subscription iterates anew.
 */
export function pacedFrom<T>(source: AsyncIterable<T> | Iterable<T>): Observable<T> {
  return defer(() => {
    const { step, leave } = stepper(source);
    const next = ({ done }: IteratorResult<T>) => (done ? undefined : true);
    return follow({ fetch: step, next }, (result) => (result.done ? [] : [result.value])).pipe(
      finalize(leave),
    );
  });
}

interface Stepper<T> {
  readonly step: () => Observable<IteratorResult<T>>;
  readonly leave: () => void;
}

/** A step of an iterable, as an Observable of one result; whether it comes at once makes no difference to `follow`. */
function stepper<T>(source: AsyncIterable<T> | Iterable<T>): Stepper<T> {
  if (Symbol.asyncIterator in source) {
    const iterator = source[Symbol.asyncIterator]();
    // Who has left does not care how the iterator took it.
    return {
      step: () => from(iterator.next()),
      leave: () => void iterator.return?.().then(undefined, () => {}),
    };
  }
  const iterator = source[Symbol.iterator]();
  return { step: () => of(iterator.next()), leave: () => void iterator.return?.() };
}
