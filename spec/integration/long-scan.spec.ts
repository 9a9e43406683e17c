import { expect, it } from 'vitest';
import { memoryUsed } from '../support/garbage.ts';
import { localClient } from '../support/servers/local-client.ts';
import { startFakeServer } from '../support/wire/fake-server.ts';

const pages = 10_000;
/** Every third page has items; the two after it are empty, as after a filter. */
const stride = 3;
const itemsPerPage = 5;
const items = Math.ceil(pages / stride) * itemsPerPage;

/** After this many items the client has warmed up, and its memory must not grow. */
const warmUp = items / 10;
/** In bytes; all items together would take more than twice as much. */
const allowedGrowth = 20_000_000;
const text = { S: 'x'.repeat(3000) };

/** Returns the page that starts at the key in the request. */
function pageAt(input: { readonly ExclusiveStartKey?: { readonly page: { readonly N: string } } }): object {
  const page = Number(input.ExclusiveStartKey?.page.N ?? 0);
  const first = (page / stride) * itemsPerPage;
  const Items = Array.from({ length: page % stride === 0 ? itemsPerPage : 0 }, (_, n) => ({
    n: { N: String(first + n) },
    text,
  }));
  const lastKey = page < pages - 1 && { LastEvaluatedKey: { page: { N: String(page + 1) } } };
  return { Items, Count: Items.length, ScannedCount: itemsPerPage, ...lastKey };
}

it('a scan of 10,000 pages emits items in order and in constant memory', { timeout: 60_000 }, async () => {
  const served = { requests: 0 };
  await using server = await startFakeServer(
    ({ body }) => {
      served.requests++;
      return { body: pageAt(body as object) };
    },
    { record: false },
  );
  await using db = localClient(server.endpoint);

  let seen = 0;
  let outOfOrder = 0;
  const memory = { warm: 0, last: 0 };
  await db.scan<{ n: number }>({ TableName: 'Long' }).forEach(({ n }) => {
    if (n !== seen++) outOfOrder++;
    if (seen === warmUp) memory.warm = memoryUsed();
    if (seen === items) memory.last = memoryUsed();
  });
  expect({ seen, outOfOrder, ...served }).toEqual({ seen: items, outOfOrder: 0, requests: pages });
  expect(memory.last - memory.warm).toBeLessThan(allowedGrowth);
});
