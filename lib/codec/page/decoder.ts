import { type NumberRule, numberReader } from '../number-rule.ts';
import type { Shape } from '../shape.ts';
import { withPage } from './page.ts';
import { newBudget } from './prediction.ts';
import { readerOf } from './structure.ts';

/**
 * Returns the function that reads response bodies of a shape in one pass, from their bytes to native values.
 *
 * It remembers what the attributes of the bodies have looked like, within bounds, and is fastest where it is used for
 * one table only. It throws an `InvalidResponseError` that names the byte at which a body is not what DynamoDB sends.
 */
export function createPageDecoder(shape: Shape | undefined, rule: NumberRule): (body: Buffer) => unknown {
  const read = readerOf(shape, newBudget());
  const numbers = { takesShort: rule === 'lossless' || rule === 'number', read: numberReader(rule) };
  return (body) => (body.length === 0 ? {} : withPage(body, numbers, read));
}
