import type { NumberRule } from './number-rule.ts';
import { numberReading } from './page/number-reading.ts';
import { withPage } from './page/page.ts';
import { newBudget } from './page/prediction.ts';
import { readerOf } from './page/structure.ts';
import type { Shape } from './shape.ts';

/**
 * Returns the function that reads response bodies of a shape in one pass, from their bytes to native values.
 *
 * It remembers what the attributes of the bodies have looked like, within bounds, and is fastest where it is used for
 * one table only. It throws an `InvalidResponseError` that names the byte at which a body is not what DynamoDB sends.
 */
export function createDecoder(shape: Shape | undefined, rule: NumberRule): (body: Buffer) => unknown {
  const read = readerOf(shape, newBudget());
  const numbers = numberReading(rule);
  return (body) => (body.length === 0 ? {} : withPage(body, numbers, read));
}
