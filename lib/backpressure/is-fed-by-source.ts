import { Observable, Subject } from 'rxjs';

/**
 * Whether a value is a group or a window: an Observable whose values come from the source that has emitted it.
 *
 * The Observables of `groupBy` have a `key`, those of `window` are backed by a Subject; operators may have been added. They are
 * found through `Observable.source`, which is internal to RxJS; a spec fails if it goes.
 */
export function isFedBySource(value: unknown): boolean {
  if (!(value instanceof Observable)) return false;
  for (let link: Observable<unknown> | undefined = value; link; link = link.source)
    if (link instanceof Subject || 'key' in link) return true;
  return false;
}
