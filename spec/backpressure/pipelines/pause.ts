const pending = new Set<ReturnType<typeof setTimeout>>();

/** Waits. Nobody can cancel it, as with most promises of users. */
export function pause(time: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      pending.delete(timer);
      resolve();
    }, time);
    pending.add(timer);
  });
}

/** How many timers are pauses that are still going on. */
export const pendingPauses = (): number => pending.size;

/** Lets no pause of a run reach into the next. */
export function clearPauses(): void {
  for (const timer of pending) clearTimeout(timer);
  pending.clear();
}
