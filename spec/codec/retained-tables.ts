import { setImmediate } from 'node:timers/promises';
import { TableDecoders } from '../../lib/codec/table-decoders.ts';

/**
 * Script of the spec of `TableDecoders`: decodes responses of thousands of tables, and prints the growth of the heap
 * while it decodes those of further thousands. With the argument `one`, all of them have the same table name.
 */
const isOneTable = process.argv[2] === 'one';
const shape = { members: { Items: { list: { map: 'attribute' } } } } as const;
const decoders = new TableDecoders('lossless');

function read(table: number): void {
  const names = Array.from({ length: 20 }, (_, index) => `attribute_${index}_of_${table}`);
  const item = Object.fromEntries(names.map((name) => [name, { S: 'x' }]));
  const body = Buffer.from(JSON.stringify({ Items: [item, item, item, item] }));
  for (let count = 0; count < 3; count++)
    decoders.decode(body, shape, isOneTable ? 'table' : `table ${table}`);
}

/** Returns the heap in use after garbage collection. */
async function usedHeap(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await setImmediate();
  }
  return process.memoryUsage().heapUsed;
}

const tables = 3000;
for (let table = 0; table < tables; table++) read(table);
const before = await usedHeap();
for (let table = tables; table < 3 * tables; table++) read(table);
console.log((await usedHeap()) - before);
