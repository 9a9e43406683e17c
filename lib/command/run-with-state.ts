import { type ScanCheckpoint, scanCheckpoint } from '../index.ts';
import type { Context } from './command.ts';
import { CommandError, Stopped } from './errors.ts';
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

/** Restores the checkpoint of a saved state, or makes a new one. */
export function savedCheckpoint({ saved }: StateFile): ScanCheckpoint {
  return scanCheckpoint(saved?.checkpoint);
}

/** Reads a number of a saved state; `undefined` if this run begins. */
export function savedNumber({ saved }: StateFile, name: string): number | undefined {
  const value = saved?.[name];
  if (saved === undefined || typeof value === 'number') return value as number | undefined;
  throw new CommandError(`The saved state is damaged: ${name} is missing; remove it to begin again`);
}

/** Reads a text of a saved state; `undefined` if this run begins, or it was not known. */
export function savedText({ saved }: StateFile, name: string): string | undefined {
  const value = saved?.[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new CommandError(`The saved state is damaged: ${name} is no text; remove it to begin again`);
}
