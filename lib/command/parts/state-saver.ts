/** Saves a state again and again while work goes on, one save at a time. */
export interface StateSaver {
  /** @throws the error of a save of the timer, after which there is no other one */
  check(): void;
  /** Ends the timer, and saves what the state is now, after a save that is in progress. */
  saveLast(): Promise<void>;
  /** Ends the timer, and waits for a save that is in progress. */
  stop(): Promise<void>;
}

/** Calls `save` every `interval` milliseconds, counted from the end of one save to the beginning of the next. */
export function stateSaver(save: () => Promise<void>, interval = 1000): StateSaver {
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let failure: { readonly error: unknown } | undefined;

  function schedule(): void {
    if (isStopped) return;
    timer = setTimeout(() => {
      running = save().then(schedule, (error: unknown) => {
        failure = { error };
      });
    }, interval);
  }
  async function stop(): Promise<void> {
    isStopped = true;
    clearTimeout(timer);
    await running;
  }

  schedule();
  return {
    check: () => {
      if (failure !== undefined) throw failure.error;
    },
    saveLast: async () => {
      await stop();
      await save();
    },
    stop,
  };
}
