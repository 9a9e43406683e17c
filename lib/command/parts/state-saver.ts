/** Saves a state again and again while work goes on, one save at a time. */
export interface StateSaver {
  /** Saves what the state is now, after a save that is in progress, and resolves once it is saved. */
  save(): Promise<void>;
  /** Ends the timer, waits for a save in progress, and does not save again. */
  stop(): Promise<void>;
}

/**
 * Calls `save` every `interval` milliseconds, counted from the end of one save to the beginning of the next.
 *
 * @param onError called once, if a save of the timer fails; no other one follows it
 */
export function stateSaver(
  save: () => Promise<void>,
  onError: (error: unknown) => void,
  interval = 1000,
): StateSaver {
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function schedule(): void {
    if (isStopped) return;
    timer = setTimeout(() => {
      running = save();
      running.then(schedule, onError);
    }, interval);
  }
  function stopTimer(): void {
    isStopped = true;
    clearTimeout(timer);
  }
  schedule();
  return {
    save: async () => {
      stopTimer();
      await running.catch(() => {});
      await save();
    },
    stop: async () => {
      stopTimer();
      await running.catch(() => {});
    },
  };
}
