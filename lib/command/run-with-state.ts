import type { Context } from './command.ts';
import { Stopped } from './errors.ts';
import type { StateFile } from './state-file.ts';

/** How the state of a command is saved while it runs. */
export interface StateOptions {
  /** Returns the state at present; `undefined` while nothing is done that another run could leave out. */
  readonly snapshot: () => object | undefined | Promise<object | undefined>;
  /** Whether the file is removed at the end, or saved once more. */
  readonly atEnd?: 'remove' | 'keep';
}

/** How often the state is saved, in milliseconds. */
const saveInterval = 1000;

/**
 * Runs a part of a command that another run can resume. It saves the state every second, and once more if the part does not end.
 *
 * If the state cannot be saved, it stops the command with that error. An earlier state stays then.
 *
 * @throws what `work` throws, and the reason of the signal
 */
export async function runWithState<T>(
  state: StateFile,
  { signal, stop }: Pick<Context, 'signal' | 'stop'>,
  { snapshot, atEnd = 'remove' }: StateOptions,
  work: () => Promise<T>,
): Promise<T> {
  let running: Promise<void> | undefined;

  async function saveNow(): Promise<void> {
    const now = await snapshot();
    if (now !== undefined) await state.save(now);
  }

  const timer = setInterval(() => {
    running ??= saveNow()
      .catch(stop)
      .finally(() => {
        running = undefined;
      });
  }, saveInterval);
  async function endTimer(): Promise<void> {
    clearInterval(timer);
    await running;
  }

  let result: T;
  try {
    result = await work();
    await endTimer();
    signal.throwIfAborted();
  } catch (error) {
    await endTimer();
    await saveNow().catch((saveError: unknown) => {
      // A command that is stopped says that its state is saved. Any other error says why the command ends, and most often also
      // why the state cannot be saved.
      if (error instanceof Stopped) throw saveError;
    });
    throw error;
  }
  await (atEnd === 'remove' ? state.remove() : saveNow());
  return result;
}
