import type { Observable } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import type { ConsumedCapacity } from '../api/outputs.ts';
import type { EncodedJson } from '../codec/encode/encoded-json.ts';
import type { ItemEncoder } from '../codec/encode-item.ts';
import { DynamoDBError, withContext } from '../errors/dynamodb-error.ts';
import { textOfError } from '../errors/text-of-error.ts';
import type { MeterOptions } from '../progress/progress-meter.ts';
import type { Limits, Packable } from './batch-queue.ts';
import type { BatchResponse } from './batch-retry.ts';

/** Calls one operation, with the options of the operator and the limiter's flow of the subscription. */
export type BulkCall = <Input extends object, Output>(
  operation: Operation<Input, unknown>,
  input: Input,
) => Observable<Output>;

/** The encoded request of one element of the source. */
export type BulkRequest = Packable & EncodedJson;

/** What differs between the batch operators. */
export interface BulkOperation<In, V, Out> {
  /** Encodes elements when they arrive, because the source may change them later. */
  readonly encoder: ItemEncoder;
  /** The operation as the API names it. */
  readonly operation: string;
  readonly tableName: string;
  readonly limits: Limits;
  /** Sends one attempt of a batch with the call of a subscription. */
  readonly send: <E extends BulkRequest>(
    call: BulkCall,
    requests: readonly E[],
    names: readonly string[],
  ) => Observable<BatchResponse<E, V>>;
  /** What the progress of the operator counts. */
  readonly metered: Pick<MeterOptions, 'bytes' | 'units'>;
  /** Returns the result of an element that was processed. */
  readonly success: (element: In, value: V, consumed: ConsumedCapacity | undefined) => Out;
  /** Returns the result of an element that could not be processed. */
  readonly failure: (element: In, error: DynamoDBError) => Out;
  /**
   * Returns the error with which the stream fails.
   *
   * @param pending the elements without a result
   * @param cause the error of the first of them
   * @param sourceError the error of the source, if the source had failed before
   */
  readonly streamError: (pending: readonly In[], cause: DynamoDBError, sourceError: unknown) => DynamoDBError;
}

/** Returns the end of the message of a stream error: the error of the source, which must not be lost. */
export function sourceErrorSuffix(sourceError: unknown): string {
  return sourceError === undefined ? '' : `. The source had failed before: ${textOfError(sourceError)}`;
}

/** Converts the error of an element to a DynamoDBError: the element's own `toJSON` may throw anything. */
export function elementError(
  reason: unknown,
  { operation, tableName }: { readonly operation: string; readonly tableName: string },
): DynamoDBError {
  const error =
    reason instanceof DynamoDBError ? reason : new DynamoDBError(textOfError(reason), { cause: reason });
  return error.operation === undefined ? withContext(error, { operation, tableName }) : error;
}
