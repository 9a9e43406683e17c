import { Observable, Subject } from 'rxjs';

/**
 * Whether a value is a group or a window: an Observable that is fed by the very source that has emitted it.
 *
 * `groupBy` emits Observables with a `key`, `window` those that a Subject is behind; operators may stand in between. That
 * `Observable.source` leads there is RxJS's own matter; a spec guards that it does.
 */
export function isFedBySource(value: unknown): boolean {
  if (!(value instanceof Observable)) return false;
  for (let link: Observable<unknown> | undefined = value; link; link = link.source)
    if (link instanceof Subject || 'key' in link) return true;
  return false;
}
