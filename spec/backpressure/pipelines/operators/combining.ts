import {
  concatWith,
  connect,
  ignoreElements,
  map,
  merge,
  mergeWith,
  type Observable,
  repeat,
  retry,
  share,
  shareReplay,
  take,
  zipWith,
} from 'rxjs';
import type { Value } from '../value.ts';
import type { OperatorKind } from './operator-kind.ts';

/** Operators that share a source, add another, or subscribe to it more than once. */
export const combining: readonly OperatorKind[] = [
  { name: 'share', breaksChain: true, make: () => share() },
  { name: 'shareReplay', replays: true, breaksChain: true, make: () => shareReplay(1) },
  {
    name: 'shareReplay by reference count',
    replays: true,
    make: () => shareReplay({ bufferSize: 1, refCount: true }),
  },
  {
    name: 'share, and a boundary beside',
    boundaries: 1,
    breaksChain: true,
    make:
      ({ boundary }, kit) =>
      (source) => {
        const shared = source.pipe(share());
        return merge(shared, shared.pipe(kit.boundary(boundary), ignoreElements()));
      },
  },
  {
    name: 'connect, and a boundary beside',
    boundaries: 1,
    breaksChain: true,
    make: ({ boundary }, kit) =>
      connect((shared: Observable<Value>) =>
        merge(shared, shared.pipe(kit.boundary(boundary), ignoreElements())),
      ),
  },
  {
    name: 'share, and a boundary beside that leaves early',
    boundaries: 1,
    breaksChain: true,
    make:
      ({ n, boundary }, kit) =>
      (source) => {
        const shared = source.pipe(share());
        return merge(shared, shared.pipe(kit.boundary(boundary), take(n), ignoreElements()));
      },
  },
  {
    name: 'connect, and a boundary beside that leaves early',
    boundaries: 1,
    breaksChain: true,
    make: ({ n, boundary }, kit) =>
      connect((shared: Observable<Value>) =>
        merge(shared, shared.pipe(kit.boundary(boundary), take(n), ignoreElements())),
      ),
  },
  { name: 'retry', make: () => retry(0) },
  { name: 'repeat', adds: true, make: ({ n }) => repeat(1 + (n % 2)) },
  {
    name: 'mergeWith another source',
    adds: true,
    losesOrder: true,
    atError: 'dropsByTime',
    make: ({ inner }, kit) => mergeWith(kit.source(inner)),
  },
  { name: 'concatWith another source', adds: true, make: ({ inner }, kit) => concatWith(kit.source(inner)) },
  {
    name: 'zipWith another source',
    keeps: 'byPosition',
    atError: 'dropsByTime',
    runsAhead: 'it queues the values of the faster source',
    make:
      ({ inner }, kit) =>
      (source) =>
        source.pipe(
          zipWith(kit.source(inner)),
          map(([value]) => value),
        ),
  },
];
