// Reads a stream, and sends the size of the heap after a garbage collection at two records.
import { heapUsed } from '../../support/garbage.ts';
import { consumers } from './consumers.ts';

const [endpoint = '', first, second] = process.argv.slice(2);
const used: number[] = [];
let count = 0;

process.send?.('ready');
await consumers.rxdynamo(endpoint, () => {
  count++;
  if (count === Number(first) || count === Number(second)) used.push(heapUsed());
});
process.send?.(used);
process.disconnect();
