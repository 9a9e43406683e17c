import { type ScanCheckpoint, scanCheckpoint } from '../index.ts';
import { CommandError } from './errors.ts';
import type { StateFile } from './state-file.ts';

/** Restores the checkpoint of a saved state, or makes a new one. */
export function savedCheckpoint({ saved }: StateFile): ScanCheckpoint {
  return scanCheckpoint(saved?.checkpoint);
}

/** Reads a number of a saved state; `undefined` if this run begins. */
export function savedNumber({ saved }: StateFile, name: string): number | undefined {
  const value = saved?.[name];
  if (saved === undefined || typeof value === 'number') return value as number | undefined;
  throw damagedState(`${name} is missing`);
}

/** Reads a text of a saved state; `undefined` if this run begins, or it was not known. */
export function savedText({ saved }: StateFile, name: string): string | undefined {
  const value = saved?.[name];
  if (value === undefined || typeof value === 'string') return value;
  throw damagedState(`${name} is no text`);
}

/** Whether a value of a saved state is a number of items, bytes or lines. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Returns the error of a saved state that is not as it was saved. */
export function damagedState(problem: string): CommandError {
  return new CommandError(`The saved state is damaged: ${problem}; remove it to begin again`);
}
