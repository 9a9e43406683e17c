import {
  catchError,
  defer,
  finalize,
  map,
  type Observable,
  type OperatorFunction,
  of,
  shareReplay,
  switchMap,
  tap,
  throwError,
} from 'rxjs';
import { addFacts, DynamoDBError } from '../../errors/dynamodb-error.ts';
import type { Call } from '../call.ts';
import { accountedMergeMap } from './accounted-merge-map.ts';
import type { ResolvedBatchOptions } from './batch-options.ts';
import { failingLast } from './failing-last.ts';
import { keyNames } from './key-names.ts';
import { type Outbox, outbox } from './outbox.ts';
import type { Limits, Packable } from './pack.ts';
import { sendBatch } from './send-batch.ts';
import type { Reply } from './turn.ts';

/** What one batch operator does and the others do not. */
export interface Batching<In, E, V, Out> {
  /** As the API names it. */
  readonly operation: string;
  readonly tableName: string;
  readonly limits: Limits;
  /** Makes what is sent for an element of the source; throws what is wrong with it. */
  readonly prepare: (element: In, names: readonly string[]) => E;
  /** Sends one request. */
  readonly request: (entries: readonly E[], names: readonly string[]) => Observable<Reply<E, V>>;
  /** Makes the result of an element that was processed. */
  readonly success: (element: In, value: V) => Out;
  /** Makes the result of an element that could not be. */
  readonly failure: (element: In, error: DynamoDBError) => Out;
  /** Makes the error of the stream: `cause` is about the first of these elements, and none of them has a result. */
  readonly abandon: (unfinished: readonly In[], cause: unknown) => DynamoDBError;
}

/** Where the entries of one subscription go, and the key attributes by which they are told apart. */
interface Session<E, V> {
  readonly box: Outbox<E, V>;
  readonly names$: Observable<readonly string[]>;
}

/**
 * Makes an operator that sends the elements of its source in batches, and emits one result for each of them.
 *
 * It is a boundary: the source is held back while there are enough elements for all requests and for one more to be
 * filled meanwhile. If the source fails, what came before is processed first.
 */
export function batched<In, E extends Packable, V, Out>(
  call: Call,
  batching: Batching<In, E, V, Out>,
  options: ResolvedBatchOptions,
  random: () => number,
): OperatorFunction<In, Out> {
  const capacity = batching.limits.count * (options.concurrency + 1);

  return failingLast((source) =>
    defer(() => {
      const { box, names$ } = open(call, batching, options, { capacity, random });
      const resultOf = (element: In) =>
        names$.pipe(switchMap((names) => result(element, names, box, batching, options)));
      return source.pipe(
        tap({ complete: box.flush }),
        accountedMergeMap(resultOf, capacity, batching.abandon),
        finalize(box.close),
      );
    }),
  );
}

function open<In, E extends Packable, V, Out>(
  call: Call,
  { tableName, limits, request }: Batching<In, E, V, Out>,
  { key, call: callOptions, concurrency, linger, patience }: ResolvedBatchOptions,
  { capacity, random }: { readonly capacity: number; readonly random: () => number },
): Session<E, V> {
  const names$ = (key ? of(key) : keyNames(call, tableName, callOptions)).pipe(
    shareReplay({ bufferSize: 1, refCount: true }),
  );
  const send = (batch: readonly E[]) =>
    sendBatch(batch, (entries: readonly E[]) => names$.pipe(switchMap((names) => request(entries, names))), {
      patience,
      random,
    });
  return { names$, box: outbox({ send, limits, concurrency, linger, capacity }) };
}

function result<In, E extends Packable, V, Out>(
  element: In,
  names: readonly string[],
  box: Outbox<E, V>,
  { operation, tableName, prepare, success, failure }: Batching<In, E, V, Out>,
  { leftovers }: ResolvedBatchOptions,
): Observable<Out> {
  return defer(() => box.post(prepare(element, names))).pipe(
    map((value) => success(element, value)),
    catchError((error: unknown) => {
      const known = addFacts(asDynamoDBError(error), { operation, tableName });
      return leftovers === 'emit' ? of(failure(element, known)) : throwError(() => known);
    }),
  );
}

/** An item's own `toJSON` may throw whatever it likes. */
function asDynamoDBError(error: unknown): DynamoDBError {
  return error instanceof DynamoDBError ? error : new DynamoDBError(String(error), { cause: error });
}
