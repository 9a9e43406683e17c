import type { CapacityScope } from '../capacity/capacity-limiter.ts';
import { encode } from '../codec/encode.ts';
import type { ItemEncodeOptions } from '../codec/encode-item.ts';
import type { Shape } from '../codec/shape.ts';

/**
 * Encodes an input so that the response tells the consumed capacity: in total, or of each index for the limiter of a table.
 *
 * What the caller asks for is never lowered. JavaScript callers may pass anything; the encoder rejects what is not an object.
 */
export function encodeCounted(
  input: { readonly ReturnConsumedCapacity?: unknown },
  shape: Shape | undefined,
  options: ItemEncodeOptions,
  scope: CapacityScope | undefined,
): Buffer {
  const needed = scope?.TableName === undefined ? 'TOTAL' : 'INDEXES';
  return encode(withConsumedCapacity(input, needed), shape, options);
}

function withConsumedCapacity<Input extends { readonly ReturnConsumedCapacity?: unknown }>(
  input: Input,
  needed: 'TOTAL' | 'INDEXES',
): Input {
  if (typeof input !== 'object' || input === null) return input;
  const given = input.ReturnConsumedCapacity ?? 'NONE';
  const isEnough = given === needed || !(given === 'NONE' || given === 'TOTAL');
  return isEnough ? input : { ...input, ReturnConsumedCapacity: needed };
}
