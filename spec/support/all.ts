import { lastValueFrom, type Observable, toArray } from 'rxjs';

/** Resolves with all values of a stream once it completes. */
export function all<T>(stream: Observable<T>): Promise<T[]> {
  return lastValueFrom(stream.pipe(toArray()));
}
