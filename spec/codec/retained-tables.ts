import { setImmediate } from 'node:timers/promises';
import { TableDecoders } from '../../lib/codec/table-decoders.ts';

/**
 * The script of the retention spec: reads thousands of tables and prints by how much the heap grows while it reads
 * further thousands. The argument says whether the tables have names of their own or are all one, which changes.
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

/** What is in use after all garbage is gone. */
async function used(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await setImmediate();
  }
  return process.memoryUsage().heapUsed;
}

const tables = 3000;
for (let table = 0; table < tables; table++) read(table);
const before = await used();
for (let table = tables; table < 3 * tables; table++) read(table);
console.log((await used()) - before);
