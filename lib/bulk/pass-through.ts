import { filter, mergeMap, Observable, type OperatorFunction } from 'rxjs';
import { outsideDelivery } from '../backpressure/binding.ts';
import type { WriteResult } from './write-requests.ts';

/** An element that is not written, and how many writes of each element before it have no result yet. */
interface Passed<E> {
  readonly element: E;
  readonly before: Map<E, number>;
}

/**
 * Makes a batch operator emit some elements without writing them, each once all elements before it have results.
 *
 * @param isPassed whether an element is not written
 */
export function passThrough<E>(
  write: OperatorFunction<E, WriteResult<E>>,
  isPassed: (element: E) => boolean,
): OperatorFunction<E, WriteResult<E>> {
  return (source) =>
    new Observable((subscriber) => {
      const pending = new Map<E, number>();
      let waiting: readonly Passed<E>[] = [];

      function isWritten(element: E): boolean {
        if (!isPassed(element)) {
          pending.set(element, (pending.get(element) ?? 0) + 1);
          return true;
        }
        if (pending.size > 0) waiting = [...waiting, { element, before: new Map(pending) }];
        // Without a deliverer, because the source must wait for the batch operator and for no boundary behind it.
        else outsideDelivery(() => subscriber.next({ item: element }));
        return false;
      }

      function resultsAfter(result: WriteResult<E>): readonly WriteResult<E>[] {
        removeOne(pending, result.item);
        if (waiting.length === 0) return [result];
        for (const { before } of waiting) removeOne(before, result.item);
        const ready = waiting.filter(({ before }) => before.size === 0);
        waiting = waiting.slice(ready.length);
        return [result, ...ready.map(({ element }) => ({ item: element }))];
      }

      return source.pipe(filter(isWritten), write, mergeMap(resultsAfter)).subscribe(subscriber);
    });
}

function removeOne<E>(counts: Map<E, number>, element: E): void {
  const count = counts.get(element) ?? 0;
  if (count > 1) counts.set(element, count - 1);
  else counts.delete(element);
}
