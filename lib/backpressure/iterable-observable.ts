import { Observable } from 'rxjs';
import { iterate, type PipelineIterator } from './to-async-iterable.ts';

/** An Observable that is async-iterable. */
export class IterableObservable<T> extends Observable<T> implements AsyncIterable<T> {
  constructor(source: Observable<T>) {
    super((subscriber) => source.subscribe(subscriber));
  }

  [Symbol.asyncIterator](): PipelineIterator<T> {
    return iterate(this);
  }
}
