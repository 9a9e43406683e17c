import { setImmediate } from 'node:timers/promises';
import { TableDecoders } from '../../lib/codec/table-decoders.ts';

/**
 * Program for the retention spec: decodes thousands of tables, and prints by how much the heap grows while it decodes
 * thousands more. With the argument `one` they are all called the same, as one table whose attributes change.
 */
const isOneTable = process.argv[2] === 'one';
const shape = { members: { Items: { list: { map: 'attribute' } } } } as const;
const decoders = new TableDecoders('lossless');

function decode(table: number): void {
  const names = Array.from({ length: 20 }, (_, index) => `attribute_${index}_of_${table}`);
  const item = Object.fromEntries(names.map((name) => [name, { S: 'x' }]));
  const body = Buffer.from(JSON.stringify({ Items: [item, item, item, item] }));
  for (let count = 0; count < 3; count++)
    decoders.decode(body, shape, isOneTable ? 'table' : `table ${table}`);
}

/** The heap in use after garbage collection, in bytes. */
async function heapUsed(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await setImmediate();
  }
  return process.memoryUsage().heapUsed;
}

const tables = 3000;
for (let table = 0; table < tables; table++) decode(table);
const before = await heapUsed();
for (let table = tables; table < 3 * tables; table++) decode(table);
console.log((await heapUsed()) - before);
