import { Readable } from 'node:stream';
import type { Observable } from 'rxjs';
import { tapInto } from './outlet.ts';

/** How a Node stream is made of a pipeline. */
export interface ReadableOptions {
  /**
   * How many values the stream holds ready for its reader.
   * @default 16
   */
  readonly highWaterMark?: number | undefined;
}

/**
 * Makes a Node `Readable` of a pipeline, to be piped into gzip, a file or a socket.
 *
 * It is in object mode, so values are whatever the pipeline emits; strings and Buffers can be piped into any stream. The
 * pipeline is subscribed when the stream is first read, and held back while the stream's reader is slow; `destroy()`
 * unsubscribes, which aborts the request in flight. A pipeline must not emit `null`, which ends a Node stream.
 */
export function toReadable<T>(source: Observable<T>, { highWaterMark = 16 }: ReadableOptions = {}): Readable {
  const readable = new Readable({
    objectMode: true,
    highWaterMark,
    read: () => tap.pull(),
    destroy: (error, callback) => {
      tap.close();
      callback(error);
    },
  });
  const tap = tapInto(source, {
    next: (value) => readable.push(value),
    error: (error) =>
      readable.destroy(error instanceof Error ? error : new Error(String(error), { cause: error })),
    complete: () => readable.push(null),
  });
  return readable;
}
