import fc from 'fast-check';
import { firstValueFrom, of } from 'rxjs';
import { afterAll, describe, expect, it } from 'vitest';
import { PutItem } from '../../lib/api/operations.ts';
import { createCall } from '../../lib/call/call.ts';
import { InvalidValueError } from '../../lib/errors/invalid.ts';
import type { WireRequest } from '../../lib/transport/exchange.ts';
import { items } from '../codec/arbitraries.ts';
import { decodePlainly, written } from '../codec/decode/oracle.ts';
import { answered } from '../transport/answered.ts';
import { prototypes } from './prototypes.ts';

const before = prototypes();
afterAll(() => expect(prototypes()).toEqual(before));

/** Values of all kinds that JavaScript has, whether DynamoDB can store them or not. */
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

/** Puts an item through the client's own encoding, and returns the request's body. */
async function sent(Item: object): Promise<Buffer> {
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
  it('that can be stored is sent as JSON.parse and a plain walk read it back', async () => {
    const property = fc.asyncProperty(items(), async (Item) => {
      expect(written(read(await sent(Item)))).toBe(written({ TableName: 'Music', Item }));
    });
    await fc.assert(property, { numRuns: 5000 });
  }, 120_000);

  it('of any kind is sent so that a plain walk can read it, or refused with the path', async () => {
    let refused = 0;
    const property = fc.asyncProperty(fc.dictionary(fc.string(), anything), async (Item) => {
      try {
        read(await sent(Item));
      } catch (error) {
        if (!(error instanceof InvalidValueError)) throw error;
        expect(error).toMatchObject({ path: expect.stringMatching(/^Item\b/), tableName: 'Music' });
        refused++;
      }
    });
    await fc.assert(property, { numRuns: 5000 });
    expect(refused).toBeGreaterThan(500);
  }, 120_000);
});
