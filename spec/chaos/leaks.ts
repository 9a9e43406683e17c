import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';

/** How long open sockets and timers may take to end, in milliseconds. */
const cleanupTimeout = 10_000;

/** The number of active resources of each type, and of process listeners for each event. */
type ResourceCounts = ReadonlyMap<string, number>;

/** Counts the resources in use now, and returns a function that throws if more stay in use. */
export function watchForLeaks(): () => Promise<void> {
  const before = countResources();
  return async () => {
    const deadline = Date.now() + cleanupTimeout;
    for (let leaks = leaksSince(before); leaks.length > 0; leaks = leaksSince(before)) {
      if (Date.now() > deadline) throw new Error(`Resources leaked: ${leaks}`);
      await setImmediate();
    }
  };
}

/** Waits until the other side has closed the sockets. */
export async function untilClosed(sockets: ReadonlySet<Socket>): Promise<void> {
  const signal = AbortSignal.timeout(cleanupTimeout);
  await Promise.all(Array.from(sockets, (socket) => once(socket, 'close', { signal })));
}

function leaksSince(before: ResourceCounts): string[] {
  return [...countResources()]
    .filter(([type, count]) => count > (before.get(type) ?? 0))
    .map(([type, count]) => `${type}: expected at most ${before.get(type) ?? 0}, found ${count}`);
}

function countResources(): ResourceCounts {
  const counts = new Map<string, number>();
  for (const type of process.getActiveResourcesInfo()) {
    if (type !== 'Immediate') counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  for (const event of process.eventNames())
    counts.set(`listeners for ${String(event)}`, process.listenerCount(event));
  return counts;
}
