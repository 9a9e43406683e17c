import { lastValueFrom, type Observable, toArray } from 'rxjs';

/** Subscribes to a stream and returns everything that it emits, once it has completed. */
export function all<T>(stream: Observable<T>): Promise<T[]> {
  return lastValueFrom(stream.pipe(toArray()));
}
