// Makes calls for some minutes, and fails if memory, handles or sockets leak: SOAK_MINUTES=10 npm run soak
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { localClient } from '../support/servers/local-client.ts';
import { createLoad } from './load.ts';
import { createReader, formatMegabytes, formatReading, type Reading } from './readings.ts';

const minutes = Number(process.env.SOAK_MINUTES ?? 10);
const callsPerSecond = 2000;
const secondsPerLine = 10;

/** By how many bytes the heap may grow after the warm-up. */
const allowedGrowth = 5 * 2 ** 20;

const server = fork(new URL('server-program.ts', import.meta.url));
const [endpoint] = await once(server, 'message');
async function sockets(): Promise<number> {
  server.send('how many sockets?');
  return (await once(server, 'message'))[0];
}

/** Waits until the server has closed its sockets, shortly after the client, and returns the number of those still open. */
async function openSockets(): Promise<number> {
  const deadline = Date.now() + 5000;
  let count = await sockets();
  while (count > 0 && Date.now() < deadline) count = await sockets();
  return count;
}

const resourcesBefore = process.getActiveResourcesInfo().length;
// With two attempts some calls fail.
const db = localClient(endpoint, { maxAttempts: 2 });
const load = createLoad(db, callsPerSecond);
const read = createReader(load, sockets);

/** Makes calls for some seconds, prints readings, and returns a reading once no call is in flight. */
async function soak(seconds: number): Promise<Reading> {
  load.start();
  for (let left = seconds; left > 0; left -= secondsPerLine) {
    await wait(Math.min(left, secondsPerLine) * 1000);
    console.log(formatReading(await read(), load.errors));
  }
  await load.stop();
  return read();
}

/** One minute, or half of the time if that is shorter. */
const warmUp = Math.min(60, minutes * 30);
const first = await soak(warmUp);
const last = await soak(minutes * 60 - warmUp);
await db.close();

const open = await openSockets();
const growth = last.heapUsed - first.heapUsed;
const resources = process.getActiveResourcesInfo().length;
const isLeaking = growth > allowedGrowth || resources > resourcesBefore || open > 0;
console.log(
  `heap: ${formatMegabytes(first.heapUsed)} after ${warmUp} s, ${formatMegabytes(growth)} more at the end`,
);
console.log(`resources: ${resourcesBefore} before, ${resources} at the end; sockets at the end: ${open}`);
console.log(isLeaking ? 'The client leaks' : 'The client does not leak');
process.exit(isLeaking ? 1 : 0);
