// Run by `memory.spec.ts` with --expose-gc: reads a table and prints the heap size after a tenth of its pages and at the end.
import { setImmediate } from 'node:timers/promises';
import { lastValueFrom, map, mergeMap, type Observable, tap } from 'rxjs';
import { pacedMergeMap, toAsyncIterable, toReadable, toReadableStream } from '../../lib/index.ts';
import { tableDispatcher } from '../../lib/testing/dispatcher.ts';
import { memoryTableOptions } from '../../lib/testing/fake-table.ts';
import { tableService } from '../../lib/testing/table-service.ts';
import { localClient } from '../support/servers/local-client.ts';

const pages = Number(process.argv[3] ?? 5000);
const itemsPerPage = 4;
const measuredPages = [pages / 10, pages];

interface Row {
  readonly id: number;
}

const tables = memoryTableOptions({
  Rows: {
    key: ['id'],
    items: Array.from({ length: pages * itemsPerPage }, (_, id) => ({ id, text: `${id} `.repeat(100) })),
    pageSize: itemsPerPage,
  },
  Copy: { key: ['id'] },
});
// Not `fakeDynamoDB`, which records the requests and so uses memory itself.
const dispatcher = tableDispatcher(tableService({ tables, faults: () => undefined, delay: () => 0 }));
const db = localClient('http://tables.test', { dispatcher });
const rows$ = db.scan<Row>({ TableName: 'Rows' });

let consumed = 0;
const heaps: Record<number, number> = {};

/** Measures the heap when the last item of a measured page has been consumed. */
function count(): void {
  const page = ++consumed / itemsPerPage;
  if (measuredPages.includes(page)) heaps[page] = heap();
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Takes three rounds of the event loop, enough for a source to read a page. */
async function work(): Promise<void> {
  for (let round = 0; round < 3; round++) await setImmediate();
  count();
}

async function pull(values: AsyncIterable<Row>): Promise<void> {
  for await (const _ of values) await work();
}

async function read(values$: Observable<unknown>): Promise<void> {
  await lastValueFrom(values$);
}

const consumers: Readonly<Record<string, () => Promise<void>>> = {
  pacedMergeMap: () => read(rows$.pipe(pacedMergeMap(work, 1))),
  mergeMap: () => read(rows$.pipe(mergeMap(work, 1))),
  forAwait: () => pull(toAsyncIterable(rows$)),
  toReadable: () => pull(toReadable(rows$)),
  toReadableStream: () => pull(toReadableStream(rows$)),
  // A thousand keys only, so that the written table does not grow.
  batchWrite: () =>
    read(
      rows$.pipe(
        map(({ id }) => ({ id: id % 1000 })),
        db.batchWrite({ TableName: 'Copy' }, { key: ['id'], linger: 0 }),
        tap(count),
      ),
    ),
};

await consumers[process.argv[2] ?? '']?.();
console.log(JSON.stringify({ consumed, heaps }));
