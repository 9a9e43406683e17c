import { isObservable, type Observable } from 'rxjs';

/** More operators than a pipeline has; a proxy may return itself as its `source` for ever. */
const maxOperators = 1000;

/**
 * Whether a value is a group or a window: an Observable whose values come from the source that has emitted it.
 *
 * The Observables of `groupBy` have a `key`, those of `window` are backed by a Subject, which has `next`; operators may have been
 * added. They are found through `Observable.source`, which is internal to RxJS; a spec fails if it goes. Not by `instanceof`,
 * because the Observable may be of another copy of RxJS.
 */
export function isFedBySource(value: unknown): boolean {
  if (typeof value !== 'object') return false;
  try {
    return isObservable(value) && hasGroupOrWindow(value);
  } catch {
    return false; // A getter or a proxy that throws.
  }
}

function hasGroupOrWindow(observable: Observable<unknown>): boolean {
  let link: Observable<unknown> | undefined = observable;
  for (let operators = 0; link && operators <= maxOperators; operators++) {
    if ('next' in link || 'key' in link) return true;
    link = link.source;
  }
  return false;
}
