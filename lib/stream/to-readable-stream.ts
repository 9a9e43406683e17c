import type { Observable } from 'rxjs';
import { tapInto } from './outlet.ts';

/**
 * Makes a web `ReadableStream` of a pipeline, to be sent as the body of a `Response` or piped through a `TransformStream`.
 *
 * The pipeline is subscribed at the first read, and held back until the next; `cancel()` unsubscribes, which aborts the
 * request in flight. Nothing is read ahead.
 */
export function toReadableStream<T>(source: Observable<T>): ReadableStream<T> {
  let controller: ReadableStreamDefaultController<T>;
  const tap = tapInto<T>(source, {
    next: (value) => {
      controller.enqueue(value);
      return (controller.desiredSize ?? 0) > 0;
    },
    error: (error) => controller.error(error),
    complete: () => controller.close(),
  });
  return new ReadableStream<T>(
    {
      start: (given) => {
        controller = given;
      },
      pull: () => tap.pull(),
      cancel: () => tap.close(),
    },
    { highWaterMark: 0 },
  );
}
