import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const gc: () => void = runInNewContext('gc');

/** Lets go of everything that nobody can reach any more. */
export async function collectGarbage(): Promise<void> {
  // Within the job that made it or looked at it, a WeakRef keeps its target alive.
  await setImmediate();
  gc();
}
