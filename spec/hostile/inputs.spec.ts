import fc from 'fast-check';
import { firstValueFrom, of } from 'rxjs';
import { afterAll, describe, expect, it } from 'vitest';
import { PutItem } from '../../lib/api/operations.ts';
import { createCall } from '../../lib/call/call.ts';
import { InvalidValueError } from '../../lib/errors/invalid.ts';
import type { WireRequest } from '../../lib/transport/exchange.ts';
import { items } from '../codec/arbitraries.ts';
import { decodePlainly, written } from '../codec/decode/oracle.ts';
import { answered } from '../support/answered.ts';
import { sized } from '../support/size.ts';
import { prototypes } from './prototypes.ts';

const numRuns = sized({ small: 1000, full: 5000 });
const before = prototypes();
afterAll(() => expect(prototypes()).toEqual(before));

/** JavaScript values of all types, whether DynamoDB can store them or not. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
  withObjectString: true,
  withBoxedValues: true,
});

/** Encodes an item with PutItem and returns the body of the request. */
async function bodyOf(Item: object): Promise<Buffer> {
  let request = Buffer.of();
  const exchange = (call: WireRequest) => {
    request = Buffer.from(call.body);
    return of(answered(call));
  };
  const call = createCall(exchange, { numbers: 'lossless', maxAttempts: 1, retryAmbiguous: true });
  await firstValueFrom(call(PutItem, { TableName: 'Music', Item }));
  return request;
}

const read = (body: Buffer) => decodePlainly(body, PutItem.input, 'lossless');

describe('an input', () => {
  it('that can be stored is sent so that JSON.parse and the reference decoder read it back', async () => {
    const property = fc.asyncProperty(items(), async (Item) => {
      expect(written(read(await bodyOf(Item)))).toBe(written({ TableName: 'Music', Item }));
    });
    await fc.assert(property, { numRuns });
  }, 120_000);

  it('of any type is sent so that the reference decoder can read it, or rejected with its path', async () => {
    let rejected = 0;
    const property = fc.asyncProperty(fc.dictionary(fc.string(), anything), async (Item) => {
      try {
        read(await bodyOf(Item));
      } catch (error) {
        if (!(error instanceof InvalidValueError)) throw error;
        expect(error).toMatchObject({ path: expect.stringMatching(/^Item\b/), tableName: 'Music' });
        rejected++;
      }
    });
    await fc.assert(property, { numRuns });
    expect(rejected).toBeGreaterThan(numRuns / 10);
  }, 120_000);
});
