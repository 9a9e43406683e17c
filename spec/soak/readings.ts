import { collectGarbage } from '../support/garbage.ts';
import type { Load } from './load.ts';

/** How a process is doing. */
export interface Reading {
  /** In seconds since the start. */
  readonly time: number;
  readonly calls: number;
  readonly callsPerSecond: number;
  /** In bytes, after a garbage collection. */
  readonly heapUsed: number;
  readonly rss: number;
  /** What keeps the process alive: handles, requests and timers. */
  readonly resources: number;
  /** Connections to the server, as that counts them. */
  readonly sockets: number;
}

/** Makes the function that takes readings, the rate since the one before. */
export function readings(load: Load, sockets: () => Promise<number>): () => Promise<Reading> {
  const start = performance.now();
  let before = { time: 0, calls: 0 };
  return async () => {
    await collectGarbage();
    const time = (performance.now() - start) / 1000;
    const calls = load.calls();
    const callsPerSecond = (calls - before.calls) / (time - before.time);
    before = { time, calls };
    const { heapUsed, rss } = process.memoryUsage();
    const resources = process.getActiveResourcesInfo().length;
    return { time, calls, callsPerSecond, heapUsed, rss, resources, sockets: await sockets() };
  };
}

/** Writes a reading in one line. */
export function line(reading: Reading, errors: ReadonlyMap<string, number>): string {
  const { time, calls, callsPerSecond, heapUsed, rss, resources, sockets } = reading;
  const failed = [...errors].map(([name, count]) => `${name} ${count}`).join(', ') || 'none';
  return [
    `${time.toFixed(0)} s`,
    `${calls} calls`,
    `${callsPerSecond.toFixed(0)}/s`,
    `heap ${megabytes(heapUsed)}`,
    `rss ${megabytes(rss)}`,
    `${resources} resources`,
    `${sockets} sockets`,
    `errors: ${failed}`,
  ].join(' · ');
}

export function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
