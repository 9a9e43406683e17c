import { catchError, defer, finalize, type Observable, type OperatorFunction, of, tap } from 'rxjs';
import { locate } from '../../errors/call-site.ts';
import { addFacts, DynamoDBError } from '../../errors/dynamodb-error.ts';
import type { Call } from '../call.ts';
import { accountedMergeMap, type Settle } from './accounted-merge-map.ts';
import type { ResolvedBatchOptions } from './batch-options.ts';
import { keyNames } from './key-names.ts';
import { learnOnce } from './learn-once.ts';
import { outbox } from './outbox.ts';
import type { Limits, Packable } from './pack.ts';
import { sendBatch } from './send-batch.ts';
import type { Fate, Reply } from './turn.ts';

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
  readonly abandon: (unfinished: readonly In[], cause: DynamoDBError) => DynamoDBError;
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
  const settle = settling(batching, options);

  return (source) =>
    defer(() => {
      const { post, capacity, hurry, close } = posting(call, batching, options, random);
      return source.pipe(
        tap({ complete: hurry, error: hurry }),
        accountedMergeMap(post, capacity, settle),
        finalize(close),
      );
    });
}

/** Makes the outbox of one subscription, which takes elements of the source; what is wrong with one is its answer. */
function posting<In, E extends Packable, V, Out>(
  call: Call,
  { tableName, limits, prepare, request }: Batching<In, E, V, Out>,
  { key, concurrency, linger, patience, call: callOptions }: ResolvedBatchOptions,
  random: () => number,
) {
  const capacity = limits.count * (concurrency + 1);
  const withNames = learnOnce(key ? of(key) : keyNames(call, tableName, callOptions));
  const requestBatch = (entries: readonly E[]) => withNames((names) => request(entries, names));
  const send = (entries: readonly E[]) => sendBatch(entries, requestBatch, { patience, random });
  const box = outbox<E, V>({ send, limits, concurrency, linger, capacity });
  const post = (element: In): Observable<Fate<V>> =>
    defer(() => withNames((names) => box.post(prepare(element, names)))).pipe(
      catchError((error: unknown) => of({ error })),
    );
  return { ...box, post, capacity };
}

/** Makes the function that turns answers into results, or fails at the first that is an error. */
function settling<In, E, V, Out>(
  { operation, tableName, success, failure, abandon }: Batching<In, E, V, Out>,
  { leftovers, call: { site } }: ResolvedBatchOptions,
): Settle<In, Fate<V>, Out> {
  return (element, fate, unfinished) => {
    if ('value' in fate) return success(element, fate.value);
    const error = asDynamoDBError(fate.error);
    if (error.operation === undefined) addFacts(error, { operation, tableName });
    if (leftovers === 'emit') return failure(element, error);
    throw locate(abandon(unfinished(), error), site);
  };
}

/** An item's own `toJSON` may throw whatever it likes. */
function asDynamoDBError(error: unknown): DynamoDBError {
  return error instanceof DynamoDBError ? error : new DynamoDBError(String(error), { cause: error });
}
