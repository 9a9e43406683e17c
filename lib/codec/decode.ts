import { Decoder } from './decode/decoder.ts';
import type { NumberRule } from './number-rule.ts';
import type { Shape } from './shape.ts';

/**
 * Returns the function that decodes response bodies of a shape in one pass, from bytes to native values.
 *
 * It learns the attributes of the bodies, within limits, and is fastest for responses of one table: `TableDecoders` keeps
 * one per table. It throws an `InvalidResponseError` that names the byte at which a body is invalid.
 */
export function createDecoder(shape: Shape | undefined, rule: NumberRule): (body: Buffer) => unknown {
  const decoder = new Decoder(shape, rule);
  return (body) => decoder.decode(body);
}
