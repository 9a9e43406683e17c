// The process of one consumer: at each message it reads the whole stream, and sends how fast that was and what CPU time it took.
import { type ConsumerName, consumers } from './consumers.ts';

/** One reading of a stream. */
export interface Reading {
  readonly recordsPerSecond: number;
  /** The CPU time of a record in microseconds. */
  readonly cpuPerRecord: number;
}

const [name, endpoint = '', records] = process.argv.slice(2);

async function read(): Promise<Reading> {
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  let count = 0;
  await consumers[name as ConsumerName](endpoint, () => {
    count++;
  });
  // A stream that ends early is fast.
  if (count !== Number(records)) throw new Error(`${name} has read ${count} of ${records} records`);
  const { user, system } = process.cpuUsage(cpuStart);
  return {
    recordsPerSecond: (count * 1000) / (performance.now() - start),
    cpuPerRecord: (user + system) / count,
  };
}

process.on('disconnect', () => process.exit());
process.on('message', async () => process.send?.(await read()));
process.send?.('ready');
