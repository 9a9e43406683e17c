import fc from 'fast-check';
import { asyncScheduler, from, type Observable, observeOn } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ExactNumber, type Item, type WriteRequest } from '../../lib/index.ts';
import { hash } from '../../lib/testing/hash.ts';
import { type FakeRequest, fakeDynamoDB, seededFaults } from '../../lib/testing/index.ts';
import { all } from '../support/all.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';

const name = 'Music';
/** More than any sequence takes with its retries. */
const maxVirtualTime = 10_000_000;
const maxWrites = 25;

/** A write of a random sequence. */
interface Write {
  readonly kind: 'put' | 'delete' | 'invalid';
  readonly key: number;
  /** Which of the equal notations the key has. */
  readonly notation: number;
}

const notations: readonly ((key: number) => unknown)[] = [
  (key) => key,
  (key) => BigInt(key),
  (key) => new ExactNumber(`${key}.00`),
];

function requestOf({ kind, key, notation }: Write, n: number): WriteRequest {
  const id = notations[notation]?.(key);
  if (kind === 'put') return { PutRequest: { Item: { id, n } } };
  return kind === 'delete'
    ? { DeleteRequest: { Key: { id } } }
    : { PutRequest: { Item: { id, n: Number.NaN } } };
}

/** Returns the numbers of the writes that a table holds after all writes, one after another. */
function applied(writes: readonly Write[]): ReadonlyMap<number, number> {
  const table = new Map<number, number>();
  writes.forEach(({ kind, key }, n) => {
    if (kind === 'put') table.set(key, n);
    if (kind === 'delete') table.delete(key);
  });
  return table;
}

const write: fc.Arbitrary<Write> = fc.record({
  kind: fc.constantFrom('put', 'put', 'put', 'delete', 'delete', 'invalid'),
  key: fc.nat(12),
  notation: fc.nat(notations.length - 1),
});

const plan = fc.record({
  writes: fc.array(write, { minLength: 1, maxLength: 200, size: 'max' }),
  seed: fc.integer(),
  share: fc.constantFrom(0, 0.2, 0.6),
  concurrency: fc.integer({ min: 1, max: 5 }),
  linger: fc.constantFrom(0, 7, Number.POSITIVE_INFINITY),
  isKeyKnown: fc.boolean(),
  isSynchronous: fc.boolean(),
});

describe('a random sequence of puts and deletes', () => {
  beforeEach(useVirtualTime);
  afterEach(() => vi.useRealTimers());

  it('leaves the table as its writes one after another would, with one result for each', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ writes, seed, share, isKeyKnown, isSynchronous, ...options }) => {
        const { db, requests, items } = fakeDynamoDB(
          { [name]: { key: ['id'] } },
          {
            faults: seededFaults(seed, { share }),
            delay: ({ body, repeats }) => 1 + (hash(`${seed} ${repeats} ${body}`) % 40),
          },
        );
        const elements = writes.map(requestOf);
        const source: Observable<WriteRequest> = isSynchronous
          ? from(elements)
          : from(elements).pipe(observeOn(asyncScheduler, 1));
        const written = source.pipe(
          db.batchWriteRequests(
            { TableName: name },
            { ...options, key: isKeyKnown ? ['id'] : undefined, onFailure: 'emit' },
          ),
        );
        const results = await settleOnVirtualTime(all(written), maxVirtualTime);

        expect(results).toHaveLength(elements.length);
        expect(new Set(results.map(({ item }) => item))).toEqual(new Set(elements));
        const failed = new Set(results.filter(({ error }) => error !== undefined).map(({ item }) => item));
        expect(failed).toEqual(new Set(elements.filter((_, n) => writes[n]?.kind === 'invalid')));
        expect(requests.filter((request) => !isValidBatch(request))).toEqual([]);
        expect(stored(items(name))).toEqual(applied(writes));
        expect(vi.getTimerCount()).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

/** Whether the service would take a batch: it has up to 25 writes, and no two of one key. */
function isValidBatch({ operation, body }: FakeRequest): boolean {
  if (operation !== 'BatchWriteItem') return true;
  const { RequestItems } = JSON.parse(body) as {
    readonly RequestItems: { readonly Music: readonly WireWrite[] };
  };
  const { Music: writes } = RequestItems;
  const keys = new Set(
    writes.map(({ PutRequest, DeleteRequest }) => (PutRequest?.Item ?? DeleteRequest?.Key)?.id.N),
  );
  return writes.length <= maxWrites && keys.size === writes.length;
}

interface WireWrite {
  readonly PutRequest?: { readonly Item: WireKey };
  readonly DeleteRequest?: { readonly Key: WireKey };
}

interface WireKey {
  readonly id: { readonly N: string };
}

/** Returns the number of the write that each item of the table comes from. */
function stored(items: readonly Item[]): ReadonlyMap<number, number> {
  return new Map(items.map(({ id, n }) => [Number(id), Number(n)]));
}
