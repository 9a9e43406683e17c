import { setImmediate } from 'node:timers/promises';
import type { BenchClient } from './client.ts';

type Task = (client: BenchClient) => Promise<number>;

const inFlight = 16;
const callMilliseconds = 1500;
const cpuCalls = 2000;

/** The tasks of a client process; each resolves with a measurement. */
export const tasks = {
  /** Items per second in a scan of the whole table. */
  scan: async ({ scan }) => {
    const start = performance.now();
    const items = await scan();
    return (items * 1000) / (performance.now() - start);
  },

  /** Calls per second with 16 in flight. */
  getItem: ({ getItem }) => callsPerSecond(getItem),
  putItem: ({ putItem }) => callsPerSecond(putItem),

  /** The CPU time of a call in microseconds, with 16 in flight. */
  getItemCpu: async ({ getItem }) => {
    let rest = cpuCalls;
    const callRepeatedly = async () => {
      for (; rest > 0; rest--) await getItem();
    };
    const time = await cpuTimeOf(() => Promise.all(Array.from({ length: inFlight }, callRepeatedly)));
    return time / cpuCalls;
  },

  /** The CPU time of a scan of the whole table in microseconds. */
  scanCpu: ({ scan }) => cpuTimeOf(scan),

  /** The peak memory of this process in megabytes, after a scan of the whole table. */
  peakMemory: async ({ scan }) => {
    await scan();
    return process.resourceUsage().maxRSS / 1024;
  },

  /** The longest time in milliseconds for which a scan of the whole table blocks the event loop. */
  longestPause: async ({ scan }) => {
    const isDone = scan().then(() => true);
    let longest = 0;
    let last = performance.now();
    while (!(await Promise.race([isDone, setImmediate(false)]))) {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  },
} satisfies Record<string, Task>;

export type TaskName = keyof typeof tasks;

async function cpuTimeOf(run: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

async function callsPerSecond(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  const end = start + callMilliseconds;
  let calls = 0;
  const callRepeatedly = async () => {
    for (; performance.now() < end; calls++) await call();
  };
  await Promise.all(Array.from({ length: inFlight }, callRepeatedly));
  return (calls * 1000) / (performance.now() - start);
}
