import { type ScanCheckpoint, scanCheckpoint } from '../index.ts';
import type { Context } from './command.ts';
import { CommandError } from './errors.ts';
import type { StateFile } from './state-file.ts';

/** How the state of a command is saved while it runs. */
export interface StateOptions {
  /** Returns the state at present; `undefined` while nothing is done that another run could leave out. */
  readonly snapshot: () => object | undefined;
  /** Whether the file is removed at the end, or saved once more. */
  readonly atEnd?: 'remove' | 'keep';
}

/** How often the state is saved, in milliseconds. */
const saveInterval = 1000;

/**
 * Runs a part of a command that another run can resume. It saves the state every second, and once more if the part does not end.
 *
 * If the state cannot be saved, it stops the command with that error.
 *
 * @throws what `work` throws, and the reason of the signal
 */
export async function runWithState(
  state: StateFile,
  { signal, stop }: Pick<Context, 'signal' | 'stop'>,
  { snapshot, atEnd = 'remove' }: StateOptions,
  work: () => Promise<void>,
): Promise<void> {
  let isSaving = false;

  async function saveNow(): Promise<void> {
    const now = snapshot();
    if (now !== undefined) await state.save(now);
  }

  const timer = setInterval(() => {
    if (isSaving) return;
    isSaving = true;
    saveNow()
      .catch(stop)
      .finally(() => {
        isSaving = false;
      });
  }, saveInterval);
  try {
    await work();
    signal.throwIfAborted();
  } catch (error) {
    await saveNow();
    throw error;
  } finally {
    clearInterval(timer);
  }
  await (atEnd === 'remove' ? state.remove() : saveNow());
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
