import type { Observable } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import type { ConsumedCapacity } from '../api/outputs.ts';
import type { EncodedJson } from '../codec/encode/encoded-json.ts';
import type { ItemEncoder } from '../codec/encode-item.ts';
import { DynamoDBError, withContext } from '../errors/dynamodb-error.ts';
import { textOfError } from '../errors/text-of-error.ts';
import type { BatchResponse } from './batch-retry.ts';
import type { Limits, Packable } from './pack.ts';

/** Calls one operation, with the options of the operator. */
export type BulkCall = <Input extends object, Output>(
  operation: Operation<Input, unknown>,
  input: Input,
) => Observable<Output>;

/** One element of the source as it is sent. */
export type BulkRequest = Packable & EncodedJson;

/** What one batch operator does and the others do not. */
export interface BulkOperation<In, V, Out> {
  /** Encodes elements when they arrive, because their source may change them after that. */
  readonly encoder: ItemEncoder;
  /** As the API names it. */
  readonly operation: string;
  readonly tableName: string;
  readonly limits: Limits;
  /** Sends a batch, once. */
  readonly send: <E extends BulkRequest>(
    requests: readonly E[],
    names: readonly string[],
  ) => Observable<BatchResponse<E, V>>;
  /** Makes the result of an element that was processed. */
  readonly success: (element: In, value: V, consumed: ConsumedCapacity | undefined) => Out;
  /** Makes the result of an element that could not be. */
  readonly failure: (element: In, error: DynamoDBError) => Out;
  /**
   * Makes the error of the stream: `cause` is about the first of these elements, and none of them has a result.
   *
   * `sourceError` is the error of the source, if that had failed before.
   */
  readonly abandon: (unfinished: readonly In[], cause: DynamoDBError, sourceError: unknown) => DynamoDBError;
}

/** Ends the message of such an error: whoever sees only that must not lose the other. */
export function afterSource(sourceError: unknown): string {
  return sourceError === undefined ? '' : `. The source had failed before: ${textOfError(sourceError)}`;
}

/** Makes an error of ours of whatever is wrong with an element: its own `toJSON` may throw anything. */
export function elementError(
  reason: unknown,
  { operation, tableName }: { readonly operation: string; readonly tableName: string },
): DynamoDBError {
  const error =
    reason instanceof DynamoDBError ? reason : new DynamoDBError(textOfError(reason), { cause: reason });
  return error.operation === undefined ? withContext(error, { operation, tableName }) : error;
}
