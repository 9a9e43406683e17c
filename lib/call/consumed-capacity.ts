import type { CapacityScope } from '../capacity/capacity-limiter.ts';
import { isPlainObject } from '../codec/encode/plain-object.ts';
import { encode, lastMember } from '../codec/encode.ts';
import type { ItemEncodeOptions } from '../codec/encode-item.ts';
import type { Shape } from '../codec/shape.ts';

const name = 'ReturnConsumedCapacity';
const members = { TOTAL: lastMember(name, 'TOTAL'), INDEXES: lastMember(name, 'INDEXES') };

interface CountedInput {
  readonly ReturnConsumedCapacity?: unknown;
}

/**
 * Encodes an input so that the response tells the consumed capacity: in total, or of each index for the limiter of a table.
 *
 * What the caller asks for is never lowered. JavaScript callers may pass anything; the encoder rejects what is not an object.
 */
export function encodeCounted(
  input: CountedInput,
  shape: Shape | undefined,
  options: ItemEncodeOptions,
  scope: CapacityScope | undefined,
): Buffer {
  const needed = scope?.TableName === undefined ? 'TOTAL' : 'INDEXES';
  // The member is added to the JSON, because copying the input takes longer than encoding it.
  return lacksMember(input)
    ? encode(input, shape, options, members[needed])
    : encode(withConsumedCapacity(input, needed), shape, options);
}

/** Whether an input is encoded without the member. A `Map` or a result of `toJSON` may have it. */
function lacksMember(input: CountedInput & { readonly toJSON?: unknown }): boolean {
  return (
    typeof input === 'object' &&
    input !== null &&
    isPlainObject(input) &&
    typeof input.toJSON !== 'function' &&
    input[name] === undefined
  );
}

function withConsumedCapacity(input: CountedInput, needed: 'TOTAL' | 'INDEXES'): CountedInput {
  if (typeof input !== 'object' || input === null) return input;
  const given = input[name] ?? 'NONE';
  const isEnough = given === needed || !(given === 'NONE' || given === 'TOTAL');
  return isEnough ? input : { ...input, [name]: needed };
}
