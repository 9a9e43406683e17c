import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Runs a full garbage collection. */
const collectGarbageNow: () => void = runInNewContext('gc');

/** Runs a full garbage collection in a new job, since a WeakRef keeps its target alive within the current one. */
export async function collectGarbage(): Promise<void> {
  await setImmediate();
  collectGarbageNow();
}

/**
 * The bytes in use on the heap and in buffers after a garbage collection.
 *
 * V8 frees the buffers of a collection on another thread, and waits for that at the beginning of the next one.
 */
export function memoryUsed(): number {
  collectGarbageNow();
  collectGarbageNow();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The bytes in use on the heap after a garbage collection, without buffers, which a response in flight may have or not. */
export function heapUsed(): number {
  collectGarbageNow();
  return process.memoryUsage().heapUsed;
}
