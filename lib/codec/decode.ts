import { Decoder } from './decode/decoder.ts';
import type { NumberRule } from './number-rule.ts';
import type { Shape } from './shape.ts';

/**
 * Returns the function that decodes response bodies of a shape into native values, in one pass over their bytes.
 *
 * It caches the names and layouts of items, within bounds, and is fastest if it is used for one table only: `TableDecoders`
 * has one per table. For a body that DynamoDB would not send it throws an `InvalidResponseError` with the position of the
 * unexpected byte.
 */
export function createDecoder(shape: Shape | undefined, rule: NumberRule): (body: Buffer) => unknown {
  const decoder = new Decoder(shape, rule);
  return (body) => decoder.decode(body);
}
