import { setImmediate } from 'node:timers/promises';
import type { BenchClient } from './client.ts';

type Task = (client: BenchClient) => Promise<number>;

const inFlight = 16;
const callMilliseconds = 1500;

/** What a client's process can be asked to do; each answers with a number. */
export const tasks = {
  /** Items per second, over a scan of the whole table. */
  scan: async ({ scan }) => {
    const start = performance.now();
    const items = await scan();
    return (items * 1000) / (performance.now() - start);
  },

  /** Calls per second, 16 at a time. */
  getItem: ({ getItem }) => callsPerSecond(getItem),
  putItem: ({ putItem }) => callsPerSecond(putItem),

  /** The most memory that this process ever held, in megabytes, after a scan of the whole table. */
  peakMemory: async ({ scan }) => {
    await scan();
    return process.resourceUsage().maxRSS / 1024;
  },

  /** The longest time in milliseconds for which nothing else could run, over a scan of the whole table. */
  longestPause: async ({ scan }) => {
    const isOver = scan().then(() => true);
    let longest = 0;
    let turn = performance.now();
    while (!(await Promise.race([isOver, setImmediate(false)]))) {
      const next = performance.now();
      longest = Math.max(longest, next - turn);
      turn = next;
    }
    return longest;
  },
} satisfies Record<string, Task>;

export type TaskName = keyof typeof tasks;

async function callsPerSecond(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  const end = start + callMilliseconds;
  let calls = 0;
  const callOn = async () => {
    for (; performance.now() < end; calls++) await call();
  };
  await Promise.all(Array.from({ length: inFlight }, callOn));
  return (calls * 1000) / (performance.now() - start);
}
