// Makes calls for minutes, and fails if the process has grown: SOAK_MINUTES=10 npm run soak
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { localClient } from '../support/servers/local-client.ts';
import { newLoad } from './load.ts';
import { line, megabytes, type Reading, readings } from './readings.ts';

const minutes = Number(process.env.SOAK_MINUTES ?? 10);
const callsPerSecond = 2000;
const secondsPerLine = 10;

/** By how many bytes the heap may have grown since the first minute, or since half of the time if that is less. */
const allowedGrowth = 5 * 2 ** 20;

const server = fork(new URL('server-program.ts', import.meta.url));
const [endpoint] = await once(server, 'message');
async function sockets(): Promise<number> {
  server.send('how many sockets?');
  return (await once(server, 'message'))[0];
}

/** The server sees a connection end a moment after the client has ended it. */
async function socketsLeft(): Promise<number> {
  const deadline = Date.now() + 5000;
  let count = await sockets();
  while (count > 0 && Date.now() < deadline) count = await sockets();
  return count;
}

const resourcesBefore = process.getActiveResourcesInfo().length;
// With a second attempt only, some calls fail in the end.
const db = localClient(endpoint, { maxAttempts: 2 });
const load = newLoad(db, callsPerSecond);
const read = readings(load, sockets);

/** Makes calls for a while, tells how it goes, and returns the reading when none is under way any more. */
async function soak(seconds: number): Promise<Reading> {
  load.start();
  for (let left = seconds; left > 0; left -= secondsPerLine) {
    await wait(Math.min(left, secondsPerLine) * 1000);
    console.log(line(await read(), load.errors));
  }
  await load.stop();
  return read();
}

const warmUp = Math.min(60, minutes * 30);
const first = await soak(warmUp);
const last = await soak(minutes * 60 - warmUp);
await db.close();

const open = await socketsLeft();
const grown = last.heapUsed - first.heapUsed;
const resources = process.getActiveResourcesInfo().length;
const isLeaking = grown > allowedGrowth || resources > resourcesBefore || open > 0;
console.log(`heap: ${megabytes(first.heapUsed)} after ${warmUp} s, ${megabytes(grown)} more in the end`);
console.log(`resources: ${resourcesBefore} before, ${resources} in the end; sockets in the end: ${open}`);
console.log(isLeaking ? 'It leaks' : 'It does not leak');
process.exit(isLeaking ? 1 : 0);
