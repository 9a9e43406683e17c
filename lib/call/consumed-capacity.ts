/**
 * Makes a request ask for the capacity that it consumes, in total or of each index; what the caller asks for is never lowered.
 *
 * JavaScript callers may pass anything; the encoder rejects what is not an object.
 */
export function withConsumedCapacity<Input extends { readonly ReturnConsumedCapacity?: unknown }>(
  input: Input,
  needed: 'TOTAL' | 'INDEXES',
): Input {
  if (typeof input !== 'object' || input === null) return input;
  const given = input.ReturnConsumedCapacity ?? 'NONE';
  const isEnough = given === needed || !(given === 'NONE' || given === 'TOTAL');
  return isEnough ? input : { ...input, ReturnConsumedCapacity: needed };
}
