import {
  asapScheduler,
  asyncScheduler,
  audit,
  auditTime,
  buffer,
  bufferTime,
  bufferToggle,
  bufferWhen,
  connect,
  debounce,
  debounceTime,
  delay,
  delayWhen,
  ignoreElements,
  interval,
  type MonoTypeOperatorFunction,
  merge,
  mergeAll,
  NEVER,
  type Observable,
  observeOn,
  of,
  pipe,
  queueScheduler,
  sample,
  sampleTime,
  subscribeOn,
  throttle,
  throttleTime,
  timer,
  window,
  windowTime,
  windowWhen,
} from 'rxjs';
import type { Value } from '../value.ts';
import { flat, type OperatorKind } from './operator-kind.ts';

const holds = 'it holds values for a time, whatever there is room for';
const held = { atError: 'dropsByTime', runsAhead: holds } as const;
const dropped = { ...held, keeps: 'byTime' } as const;
/** Operators that emit the last value of a burst, or the first, so that they hold one value at most. */
const thinned = { atError: 'dropsByTime', keeps: 'byTime' } as const;

const unless = (
  keepsAll: boolean,
  operator: MonoTypeOperatorFunction<Value>,
): MonoTypeOperatorFunction<Value> => (keepsAll ? (source) => source : operator);

/** Operators whose output depends on time. */
export const byTime: readonly OperatorKind[] = [
  { name: 'delay', ...held, make: ({ n }) => delay(n) },
  { name: 'delayWhen', ...held, losesOrder: true, make: ({ n }) => delayWhen(() => timer(n)) },
  { name: 'observeOn a timer', ...held, make: () => observeOn(asyncScheduler) },
  { name: 'observeOn a microtask', ...held, make: () => observeOn(asapScheduler) },
  { name: 'observeOn a queue', make: () => observeOn(queueScheduler) },
  { name: 'subscribeOn', make: () => subscribeOn(asyncScheduler) },
  { name: 'bufferTime', ...held, make: ({ n }) => pipe(bufferTime(n), flat) },
  { name: 'buffer', ...held, make: ({ n }) => pipe(buffer(interval(n)), flat) },
  {
    name: 'bufferWhen',
    ...held,
    make: ({ n }) =>
      pipe(
        bufferWhen(() => timer(n)),
        flat,
      ),
  },
  {
    name: 'bufferToggle',
    ...held,
    make: () =>
      pipe(
        bufferToggle(merge(of(0), NEVER), () => NEVER),
        flat,
      ),
  },
  { name: 'window', breaksChain: true, make: ({ n }) => pipe(window(interval(n)), mergeAll()) },
  { name: 'windowTime', breaksChain: true, make: ({ n }) => pipe(windowTime(n), mergeAll()) },
  {
    name: 'windowWhen',
    make: ({ n }) =>
      pipe(
        windowWhen(() => timer(n)),
        mergeAll(),
      ),
  },
  { name: 'debounceTime', ...thinned, make: ({ n }, { keepsAll }) => unless(keepsAll, debounceTime(n)) },
  {
    name: 'debounce',
    ...thinned,
    make: ({ n }, { keepsAll }) =>
      unless(
        keepsAll,
        debounce(() => timer(n)),
      ),
  },
  { name: 'throttleTime', ...thinned, make: ({ n }, { keepsAll }) => unless(keepsAll, throttleTime(n)) },
  {
    name: 'throttle',
    ...thinned,
    make: ({ n }, { keepsAll }) =>
      unless(
        keepsAll,
        throttle(() => timer(n)),
      ),
  },
  { name: 'auditTime', ...dropped, make: ({ n }, { keepsAll }) => unless(keepsAll, auditTime(n)) },
  {
    name: 'audit',
    ...dropped,
    make: ({ n }, { keepsAll }) =>
      unless(
        keepsAll,
        audit(() => timer(n)),
      ),
  },
  { name: 'sampleTime', ...dropped, make: ({ n }, { keepsAll }) => unless(keepsAll, sampleTime(n)) },
  { name: 'sample', ...dropped, make: ({ n }, { keepsAll }) => unless(keepsAll, sample(interval(n))) },
  {
    name: 'a debounced branch beside',
    breaksChain: true,
    make: ({ n }) =>
      connect((shared: Observable<Value>) => merge(shared, shared.pipe(debounceTime(n), ignoreElements()))),
  },
];
