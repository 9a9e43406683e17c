import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { localClient } from '../support/servers/local-client.ts';
import { startFakeServer } from '../support/wire/fake-server.ts';

const pages = 10_000;
/** Every third page has items; the two after it are empty, as a filter leaves them. */
const stride = 3;
const itemsPerPage = 5;
const items = Math.ceil(pages / stride) * itemsPerPage;

/** From here on, when every part of the client has warmed up, its memory must not grow. */
const warm = items / 10;
/** Held together, the items alone would take more than twice as much. */
const allowedGrowth = 20_000_000;
const text = { S: 'x'.repeat(3000) };

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function memoryUsed(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Answers with the page that starts where the request says. */
function answer(input: { readonly ExclusiveStartKey?: { readonly page: { readonly N: string } } }): object {
  const page = Number(input.ExclusiveStartKey?.page.N ?? 0);
  const first = (page / stride) * itemsPerPage;
  const Items = Array.from({ length: page % stride === 0 ? itemsPerPage : 0 }, (_, n) => ({
    n: { N: String(first + n) },
    text,
  }));
  const more = page < pages - 1 && { LastEvaluatedKey: { page: { N: String(page + 1) } } };
  return { Items, Count: Items.length, ScannedCount: itemsPerPage, ...more };
}

it('a scan of 10,000 pages runs in order and in flat memory', { timeout: 60_000 }, async () => {
  const served = { requests: 0 };
  await using server = await startFakeServer(
    ({ body }) => {
      served.requests++;
      return { body: answer(body as object) };
    },
    { record: false },
  );
  await using db = localClient(server.endpoint);

  let seen = 0;
  let outOfOrder = 0;
  const memory = { warm: 0, last: 0 };
  await db.scan<{ n: number }>({ TableName: 'Long' }).forEach(({ n }) => {
    if (n !== seen++) outOfOrder++;
    if (seen === warm) memory.warm = memoryUsed();
    if (seen === items) memory.last = memoryUsed();
  });
  expect({ seen, outOfOrder, ...served }).toEqual({ seen: items, outOfOrder: 0, requests: pages });
  expect(memory.last - memory.warm).toBeLessThan(allowedGrowth);
});
