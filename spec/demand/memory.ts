// Run by `memory.spec.ts` with --expose-gc: scans 2,000 pages into a slow sink, and prints how many bytes the heap grew.
import { setImmediate } from 'node:timers/promises';
import { lastValueFrom, mergeMap } from 'rxjs';
import { pacedMergeMap } from '../../lib/index.ts';
import { localClient } from '../servers/local-client.ts';
import { startFakeServer } from '../wire/fake-server.ts';
import { pagedTable } from './paged-table.ts';

const pages = 2000;
const itemsPerPage = 20;
const measurements = 10;

await using server = await startFakeServer(pagedTable(pages, itemsPerPage, 'x'.repeat(2000)), {
  record: false,
});
await using db = localClient(server.endpoint);

let consumed = 0;
const heaps: number[] = [];

/** Takes a turn of the event loop for each item, in which the source could read a page of twenty. */
async function work(): Promise<void> {
  await setImmediate();
  if (consumed++ % ((pages * itemsPerPage) / measurements) === itemsPerPage) heaps.push(heap());
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const items = db.scan({ TableName: 'Numbers' });
await lastValueFrom(items.pipe(process.argv[2] === 'mergeMap' ? mergeMap(work, 1) : pacedMergeMap(work, 1)));
console.log(JSON.stringify({ consumed, growth: Math.max(...heaps) - (heaps[0] ?? 0) }));
