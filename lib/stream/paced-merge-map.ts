import {
  from,
  Observable,
  type ObservableInput,
  type OperatorFunction,
  type Subscriber,
  throwError,
} from 'rxjs';
import { inheritScope, inScope, passOn, type Scope } from './demand.ts';
import { gate } from './gate.ts';
import { queue } from './queue.ts';

/**
 * Does what `mergeMap` does, and holds the sources above it back while `concurrency` inner streams are busy.
 *
 * Every rxdynamo source above stops delivering and stops requesting meanwhile, through any synchronous operators in
 * between (`filter`, `map`, `bufferCount`, `merge`, `concat`, `retry` …), so that memory stays flat however slow the
 * inner streams are. Boundaries in a row pass demand on: room here counts only while there is room downstream.
 *
 * @param project makes the inner stream of a value: an Observable, a promise, an (async) iterable
 * @param concurrency how many inner streams run at once
 */
export function pacedMergeMap<T, R>(
  project: (value: T, index: number) => ObservableInput<R>,
  concurrency: number,
): OperatorFunction<T, R> {
  return (source) => new Observable((subscriber) => run(source, project, concurrency, subscriber));
}

function run<T, R>(
  source: Observable<T>,
  project: (value: T, index: number) => ObservableInput<R>,
  concurrency: number,
  subscriber: Subscriber<R>,
): void {
  const scope = inheritScope();
  const innerScope: Scope = { ...scope, within: { boundary: scope, outer: scope.within } };
  const room = gate(() => active < concurrency && surplus.size() === 0, scope);
  // What came though there was no room: from a source that is not ours, or from an operator that emits many for one.
  const surplus = queue<T>();
  let active = 0;
  let index = 0;
  let isSourceComplete = false;
  let isDraining = false;

  /** Inner streams answer to whoever is downstream, not to the boundary that waits for them. */
  function start(value: T): void {
    active++;
    innerScope.demand = scope.demand;
    inScope(innerScope, () => {
      const inner = from(attempt(() => project(value, index++))).subscribe({
        next: (result) => passOn(scope, () => subscriber.next(result)),
        error: (error: unknown) => subscriber.error(error),
        complete: () => {
          active--;
          drain();
        },
      });
      subscriber.add(inner);
    });
  }

  /** A loop, because an inner stream that completes at once comes back here. */
  function drain(): void {
    if (isDraining) return;
    isDraining = true;
    while (active < concurrency && surplus.size() > 0) start(surplus.shift() as T);
    isDraining = false;
    if (isSourceComplete && active === 0) subscriber.complete();
    else room.release();
  }

  const observer = {
    next: (value: T) => {
      room.arrive();
      if (active < concurrency) start(value);
      else surplus.push(value);
    },
    error: (error: unknown) => subscriber.error(error),
    complete: () => {
      isSourceComplete = true;
      drain();
    },
  };
  room.admit(() => subscriber.add(source.subscribe(observer)));
}

/** Turns an exception into an Observable that fails with it. */
function attempt<R>(project: () => ObservableInput<R>): ObservableInput<R> {
  try {
    return project();
  } catch (error) {
    return throwError(() => error);
  }
}
