import {
  buffer,
  bufferCount,
  concatWith,
  count,
  defer,
  elementAt,
  endWith,
  find,
  first,
  last,
  type MonoTypeOperatorFunction,
  map,
  max,
  min,
  NEVER,
  of,
  pairwise,
  pipe,
  reduce,
  single,
  skip,
  skipLast,
  skipUntil,
  skipWhile,
  startWith,
  take,
  takeLast,
  takeWhile,
  toArray,
} from 'rxjs';
import { identity, type Value } from '../value.ts';
import { flat, maxOperatorNumber, type OperatorKind } from './operator-kind.ts';

const byIdentity = (a: Value, b: Value) => (identity(a) < identity(b) ? -1 : 1);
const atEnd = 'it waits for the end';

let additions = 0;

/** Adds a different value in each subscription. */
const addValue =
  (id: string, add: (value: Value) => MonoTypeOperatorFunction<Value>): MonoTypeOperatorFunction<Value> =>
  (source) =>
    defer(() => source.pipe(add({ id, subscription: String(additions++) })));

/** Operators that count values, hold some until later ones arrive, or wait for the end. */
export const byPosition: readonly OperatorKind[] = [
  { name: 'startWith', adds: true, make: () => addValue('start', (value) => startWith(value)) },
  { name: 'endWith', adds: true, make: () => addValue('end', (value) => endWith(value)) },
  { name: 'concatWith', adds: true, make: () => addValue('with', (value) => concatWith(of(value))) },
  {
    name: 'bufferCount',
    atError: 'dropsHeld',
    burst: maxOperatorNumber,
    make: ({ n }) => pipe(bufferCount(n), flat),
  },
  {
    name: 'pairwise',
    make: () =>
      pipe(
        startWith({ id: '', subscription: 'none' }),
        pairwise(),
        map(([, value]) => value),
      ),
  },
  { name: 'skip', keeps: 'byPosition', make: ({ n }) => skip(n) },
  { name: 'skipLast', keeps: 'byPosition', atError: 'dropsHeld', make: ({ n }) => skipLast(n) },
  { name: 'skipWhile', keeps: 'byPosition', make: ({ n }) => skipWhile((_, index) => index < n) },
  { name: 'skipUntil', make: () => skipUntil(of(0)) },
  { name: 'take', keeps: 'byPosition', make: ({ n }) => take(3 * n) },
  { name: 'takeWhile', keeps: 'byPosition', make: ({ n }) => takeWhile((_, index) => index < 2 * n) },
  {
    name: 'takeLast',
    keeps: 'byPosition',
    atError: 'dropsHeld',
    burst: 2 * maxOperatorNumber,
    make: ({ n }) => takeLast(2 * n),
  },
  { name: 'first', keeps: 'byPosition', make: () => first(undefined, { id: 'none', subscription: 'none' }) },
  {
    name: 'elementAt',
    keeps: 'byPosition',
    make: ({ n }) => elementAt(n, { id: 'none', subscription: 'none' }),
  },
  {
    name: 'find',
    keeps: 'byPosition',
    make: ({ n }) =>
      pipe(
        find((_: Value, index) => index === n),
        map((value) => value ?? { id: 'none', subscription: 'none' }),
      ),
  },
  {
    name: 'single',
    keeps: 'byPosition',
    atError: 'dropsHeld',
    make: () =>
      pipe(
        take(1),
        single(),
        map((value) => value),
      ),
  },
  {
    name: 'last',
    keeps: 'byPosition',
    atError: 'dropsHeld',
    make: () => last(undefined, { id: 'none', subscription: 'none' }),
  },
  { name: 'max', keeps: 'byPosition', atError: 'dropsHeld', runsAhead: atEnd, make: () => max(byIdentity) },
  { name: 'min', keeps: 'byPosition', atError: 'dropsHeld', runsAhead: atEnd, make: () => min(byIdentity) },
  {
    name: 'count',
    keeps: 'byPosition',
    atError: 'dropsHeld',
    make: () =>
      pipe(
        count(),
        map((number) => ({ id: `count ${number}`, subscription: 'none' })),
      ),
  },
  { name: 'toArray', atError: 'dropsHeld', runsAhead: atEnd, make: () => pipe(toArray(), flat) },
  {
    name: 'reduce',
    atError: 'dropsHeld',
    runsAhead: atEnd,
    make: () =>
      pipe(
        reduce((all: readonly Value[], value: Value) => [...all, value], []),
        flat,
      ),
  },
  {
    name: 'buffer until the end',
    atError: 'dropsHeld',
    runsAhead: atEnd,
    make: () => pipe(buffer(NEVER), flat),
  },
];
