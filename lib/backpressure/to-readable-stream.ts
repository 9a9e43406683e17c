import type { Observable } from 'rxjs';
import { type Consumption, consume } from './consume.ts';

/**
 * Makes a web `ReadableStream` of a pipeline, to be sent as the body of a `Response` or piped through a `TransformStream`.
 *
 * The pipeline is subscribed at the first read, and paused between reads; `cancel()` unsubscribes, which aborts the
 * request in flight. No value is requested before it is read. An error arrives after every value that came before it.
 *
 * @example
 * const lines = db.scan<Song>({ TableName: 'Music' }).pipe(map(({ SongTitle }) => `${SongTitle}\n`));
 * const body = toReadableStream(lines).pipeThrough(new TextEncoderStream());
 * const response = new Response(body, { headers: { 'content-type': 'text/plain' } });
 */
export function toReadableStream<T>(source: Observable<T>): ReadableStream<T> {
  let consumption: Consumption;
  let failure: { readonly error: unknown } | undefined;

  return new ReadableStream<T>(
    {
      start: (controller) => {
        consumption = consume(source, {
          next: (value) => {
            controller.enqueue(value);
            return false;
          },
          // `controller.error` would discard the values not read yet; the next pull comes once they are read.
          error: (error) => {
            failure = { error };
            if ((controller.desiredSize ?? 0) >= 0) controller.error(error);
          },
          complete: () => controller.close(),
        });
      },
      pull: (controller) => {
        if (failure) controller.error(failure.error);
        else consumption.pull();
      },
      cancel: () => consumption.close(),
    },
    { highWaterMark: 0 },
  );
}
