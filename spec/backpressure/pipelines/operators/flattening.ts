import {
  concatAll,
  concatMap,
  connect,
  EMPTY,
  exhaustAll,
  exhaustMap,
  expand,
  filter,
  groupBy,
  map,
  merge,
  mergeAll,
  mergeMap,
  mergeScan,
  type Observable,
  of,
  pipe,
  switchAll,
  switchMap,
  switchScan,
  windowCount,
} from 'rxjs';
import { hash } from '../../../../lib/testing/hash.ts';
import { nestedIn, type Value } from '../value.ts';
import type { OperatorKind } from './operator-kind.ts';

const placeholder: Value = { id: 'placeholder', subscription: 'none' };
const queue = 'it queues the values for which it has no inner stream yet';
const byHash = ({ id }: Value) => hash(id) % 3;

/** Operators that map each value to a stream and flatten these streams. */
export const flattening: readonly OperatorKind[] = [
  { name: 'mergeMap to values', make: () => mergeMap((value) => of(value)) },
  { name: 'concatMap to values', make: () => concatMap((value) => of(value)) },
  { name: 'switchMap to values', make: () => switchMap((value) => of(value)) },
  { name: 'exhaustMap to values', make: () => exhaustMap((value) => of(value)) },
  {
    name: 'mergeAll',
    make: () =>
      pipe(
        map((value: Value) => of(value)),
        mergeAll(),
      ),
  },
  {
    name: 'concatAll',
    make: () =>
      pipe(
        map((value: Value) => of(value)),
        concatAll(),
      ),
  },
  {
    name: 'switchAll',
    make: () =>
      pipe(
        map((value: Value) => of(value)),
        switchAll(),
      ),
  },
  {
    name: 'exhaustAll',
    make: () =>
      pipe(
        map((value: Value) => of(value)),
        exhaustAll(),
      ),
  },
  { name: 'mergeScan', make: () => mergeScan((_: Value, value: Value) => of(value), placeholder) },
  { name: 'switchScan', make: () => switchScan((_: Value, value: Value) => of(value), placeholder) },
  { name: 'expand', make: () => expand(() => EMPTY) },
  {
    name: 'mergeMap to queries',
    losesOrder: true,
    atError: 'dropsByTime',
    runsAhead: 'it asks for values until inner streams emit',
    make: ({ inner }, kit) => mergeMap((value) => kit.source(inner).pipe(map(nestedIn(value)))),
  },
  {
    name: 'mergeMap to some queries at once',
    losesOrder: true,
    atError: 'dropsByTime',
    runsAhead: queue,
    make: ({ n, inner }, kit) => mergeMap((value) => kit.source(inner).pipe(map(nestedIn(value))), n),
  },
  {
    name: 'concatMap to queries',
    atError: 'dropsByTime',
    runsAhead: queue,
    make: ({ inner }, kit) => concatMap((value) => kit.source(inner).pipe(map(nestedIn(value)))),
  },
  {
    name: 'switchMap to queries',
    keeps: 'byTime',
    atError: 'dropsByTime',
    runsAhead: 'it drops inner streams',
    make: ({ inner }, kit) =>
      (kit.keepsAll ? mergeMap : switchMap)((value: Value) => kit.source(inner).pipe(map(nestedIn(value)))),
  },
  {
    name: 'exhaustMap to queries',
    keeps: 'byTime',
    atError: 'dropsByTime',
    runsAhead: 'it drops values while an inner stream is open',
    make: ({ inner }, kit) =>
      (kit.keepsAll ? mergeMap : exhaustMap)((value: Value) => kit.source(inner).pipe(map(nestedIn(value)))),
  },
  {
    name: 'groupBy',
    breaksChain: true,
    make: () =>
      pipe(
        groupBy(byHash),
        mergeMap((group) => group),
      ),
  },
  {
    name: 'groupBy, a boundary for each group',
    boundaries: 3,
    breaksChain: true,
    losesOrder: true,
    atError: 'dropsByTime',
    make: ({ boundary }, kit) =>
      pipe(
        groupBy(byHash),
        mergeMap((group: Observable<Value>) => group.pipe(kit.boundary(boundary))),
      ),
  },
  { name: 'windowCount', breaksChain: true, make: ({ n }) => pipe(windowCount(n), mergeAll()) },
  {
    name: 'windowCount, a boundary for each window',
    boundaries: Number.POSITIVE_INFINITY,
    breaksChain: true,
    losesOrder: true,
    atError: 'dropsByTime',
    make: ({ n, boundary }, kit) =>
      pipe(
        windowCount(n),
        mergeMap((window: Observable<Value>) => window.pipe(kit.boundary(boundary))),
      ),
  },
  {
    name: 'partition by connect and merge',
    breaksChain: true,
    make: () =>
      connect((shared: Observable<Value>) =>
        merge(
          shared.pipe(filter((value) => byHash(value) === 0)),
          shared.pipe(filter((value) => byHash(value) !== 0)),
        ),
      ),
  },
];
