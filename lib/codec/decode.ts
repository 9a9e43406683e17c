import { Decoder } from './decode/decoder.ts';
import type { NumberRule } from './number-rule.ts';
import type { Shape } from './shape.ts';

/**
 * Returns the function that reads response bodies of a shape in one pass, from their bytes to native values.
 *
 * It remembers what the attributes of the bodies have looked like, within bounds, and is fastest where it is used for
 * one table only: `TableDecoders` keeps one per table. It throws an `InvalidResponseError` that names the byte at which
 * a body is not what DynamoDB sends.
 */
export function createDecoder(shape: Shape | undefined, rule: NumberRule): (body: Buffer) => unknown {
  const decoder = new Decoder(shape, rule);
  return (body) => decoder.decode(body);
}
