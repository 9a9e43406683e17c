import { type ScanCheckpoint, scanCheckpoint } from '../index.ts';
import { CommandError } from './errors.ts';
import type { StateFile } from './state-file.ts';

/**
 * Runs a part of a command that can be resumed: removes the state once it has ended, else saves it.
 *
 * @param snapshot returns the state; `undefined` while nothing is done that another run could leave out
 * @throws what `work` throws, and the reason of the signal
 */
export async function runWithState(
  state: StateFile,
  signal: AbortSignal,
  snapshot: () => object | undefined,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
    signal.throwIfAborted();
  } catch (error) {
    const last = snapshot();
    if (last !== undefined) await state.save(last);
    throw error;
  }
  await state.remove();
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
