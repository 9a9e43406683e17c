import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';

/** How long what is ending may take to end, in milliseconds. */
const stallTimeout = 10_000;

/** How many there are of each kind of what keeps this process alive, and of each kind of listener to it. */
type Census = ReadonlyMap<string, number>;

/** Notes what is there now, and returns the function that fails if there is more of anything, and stays so. */
export function watchForLeaks(): () => Promise<void> {
  const before = census();
  return async () => {
    const deadline = Date.now() + stallTimeout;
    for (let grown = growth(before); grown.length > 0; grown = growth(before)) {
      if (Date.now() > deadline) throw new Error(`Left behind: ${grown}`);
      await setImmediate();
    }
  };
}

/** Waits for sockets to close by themselves. */
export async function untilClosed(sockets: ReadonlySet<Socket>): Promise<void> {
  const signal = AbortSignal.timeout(stallTimeout);
  await Promise.all(Array.from(sockets, (socket) => once(socket, 'close', { signal })));
}

function growth(before: Census): string[] {
  return [...census()]
    .filter(([kind, count]) => count > (before.get(kind) ?? 0))
    .map(([kind, count]) => `${kind}: ${count}, not ${before.get(kind) ?? 0}`);
}

function census(): Census {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    if (kind !== 'Immediate') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  for (const event of process.eventNames())
    counts.set(`listeners to ${String(event)}`, process.listenerCount(event));
  return counts;
}
