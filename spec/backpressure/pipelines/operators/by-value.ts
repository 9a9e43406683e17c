import {
  catchError,
  combineLatestWith,
  defaultIfEmpty,
  dematerialize,
  distinct,
  distinctUntilChanged,
  distinctUntilKeyChanged,
  filter,
  finalize,
  map,
  materialize,
  NEVER,
  of,
  pipe,
  raceWith,
  scan,
  startWith,
  takeUntil,
  tap,
  throwError,
  throwIfEmpty,
  timeInterval,
  timeout,
  timestamp,
  withLatestFrom,
} from 'rxjs';
import { hash } from '../../../../lib/testing/hash.ts';
import { identity, type Value } from '../value.ts';
import type { OperatorKind } from './operator-kind.ts';

const placeholder: Value = { id: 'placeholder', subscription: 'none' };

/** Operators that pass or drop each value at once, depending on the value only. */
export const byValue: readonly OperatorKind[] = [
  { name: 'map', make: () => map((value) => ({ ...value })) },
  { name: 'tap', make: () => tap({ next: () => {} }) },
  { name: 'finalize', make: () => finalize(() => {}) },
  { name: 'filter', keeps: 'byValue', make: ({ n }) => filter(({ id }) => hash(id) % (n + 2) !== 0) },
  { name: 'scan', make: () => scan((_, value) => value, placeholder) },
  { name: 'distinct', make: () => distinct(identity) },
  { name: 'distinctUntilChanged', make: () => distinctUntilChanged((a, b) => identity(a) === identity(b)) },
  {
    name: 'distinctUntilKeyChanged',
    make: () =>
      pipe(
        map((value: Value) => ({ value, key: identity(value) })),
        distinctUntilKeyChanged('key'),
        map(({ value }) => value),
      ),
  },
  { name: 'materialize, dematerialize', make: () => pipe(materialize(), dematerialize()) },
  {
    name: 'timestamp',
    make: () =>
      pipe(
        timestamp(),
        map(({ value }) => value),
      ),
  },
  {
    name: 'timeInterval',
    make: () =>
      pipe(
        timeInterval(),
        map(({ value }) => value),
      ),
  },
  {
    name: 'withLatestFrom',
    make: () =>
      pipe(
        withLatestFrom(of(0)),
        map(([value]) => value),
      ),
  },
  {
    name: 'combineLatestWith',
    make: () => (source) =>
      of(0).pipe(
        combineLatestWith(source),
        map(([, value]) => value),
      ),
  },
  { name: 'raceWith', make: () => raceWith(NEVER) },
  { name: 'takeUntil', make: () => takeUntil(NEVER) },
  { name: 'timeout', make: () => timeout(10_000_000) },
  { name: 'catchError', make: () => catchError((error) => throwError(() => error)) },
  {
    name: 'throwIfEmpty, catchError',
    make: () =>
      pipe(
        startWith(placeholder),
        throwIfEmpty(),
        filter((value) => value !== placeholder),
      ),
  },
  {
    name: 'defaultIfEmpty',
    make: () =>
      pipe(
        defaultIfEmpty(placeholder),
        filter((value) => value !== placeholder),
      ),
  },
];
