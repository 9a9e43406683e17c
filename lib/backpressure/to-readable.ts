import { Readable } from 'node:stream';
import type { Observable } from 'rxjs';
import { isError } from '../errors/is-error.ts';
import { textOfError } from '../errors/text-of-error.ts';
import { count } from '../options/count.ts';
import { type Consumption, consume } from './consume.ts';

/** Options of `toReadable`. */
export interface ReadableOptions {
  /**
   * How many values the stream buffers for its reader before the pipeline is paused.
   * @default 16
   */
  readonly highWaterMark?: number | undefined;
}

/**
 * Makes a Node `Readable` of a pipeline, to be piped into gzip, a file or a socket.
 *
 * It is in object mode, so that its values are those of the pipeline; strings and Buffers can be piped into any stream. The
 * pipeline is subscribed when the stream is first read, and paused while the buffer holds `highWaterMark` values;
 * `destroy()` unsubscribes, which aborts the request in flight. An error destroys the stream once every value that came
 * before it has been read. `null` and `undefined`, which a Node stream cannot carry, cause such an error, a TypeError.
 *
 * @example
 * const lines = db.scan<Song>({ TableName: 'Music' }).pipe(map(({ SongTitle }) => `${SongTitle}\n`));
 * await writeFile('titles.txt', toReadable(lines));
 */
export function toReadable<T>(source: Observable<T>, { highWaterMark }: ReadableOptions = {}): Readable {
  return new PipelineReadable(source, count('highWaterMark', highWaterMark ?? 16));
}

class PipelineReadable<T> extends Readable {
  private readonly consumption: Consumption;
  private failure: Error | undefined;

  constructor(source: Observable<T>, highWaterMark: number) {
    super({ objectMode: true, highWaterMark });
    this.consumption = consume(source, {
      next: (value) => this.accept(value),
      error: (error) => this.fail(isError(error) ? error : new Error(textOfError(error), { cause: error })),
      complete: () => this.push(null),
    });
  }

  override _read(): void {
    if (this.failure === undefined) this.consumption.pull();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.consumption.close();
    callback(error);
  }

  /** Overridden because every value is read through it, to fail with a pending error once the buffer has been read. */
  override read(size?: number): unknown {
    const value = super.read(size);
    this.failOnceRead();
    return value;
  }

  private accept(value: T): boolean {
    if (value !== null && value !== undefined) return this.push(value);
    this.consumption.close();
    this.fail(
      new TypeError(`A Node stream cannot carry ${value}: filter it out, or map it to something else`),
    );
    return false;
  }

  private fail(error: Error): void {
    this.failure = error;
    this.failOnceRead();
  }

  private failOnceRead(): void {
    if (this.failure && this.readableLength === 0) this.destroy(this.failure);
  }
}
