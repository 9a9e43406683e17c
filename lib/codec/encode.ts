import { encoderOf } from './encode/shaped.ts';
import { newTrail } from './encode/trail.ts';
import type { Shape } from './shape.ts';

/**
 * Writes a request's input as the JSON text that DynamoDB reads, native values as AttributeValues.
 *
 * It goes over the input once and changes nothing in it. Text is the only thing that it builds, because AttributeValue
 * objects that are made only to be stringified cost most of the time.
 *
 * @throws InvalidValueError with the path of the first value that DynamoDB cannot store
 */
export function encode(input: unknown, shape: Shape | undefined): string {
  return encoderOf(shape)(input, newTrail(), 0) ?? '{}';
}
