const pending = new Set<ReturnType<typeof setTimeout>>();

/** Waits for some milliseconds. It cannot be cancelled, as most promises of users cannot. */
export function pause(time: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      pending.delete(timer);
      resolve();
    }, time);
    pending.add(timer);
  });
}

/** How many pauses are pending. */
export const pendingPauses = (): number => pending.size;

/** Cancels all pauses, so that those of one run do not end in the next. */
export function clearPauses(): void {
  for (const timer of pending) clearTimeout(timer);
  pending.clear();
}
