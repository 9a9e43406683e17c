import { collectGarbage } from '../support/garbage.ts';
import type { Load } from './load.ts';

/** Measurements of this process at one time. */
export interface Reading {
  /** In seconds since the start. */
  readonly time: number;
  readonly calls: number;
  readonly callsPerSecond: number;
  /** In bytes, after a garbage collection. */
  readonly heapUsed: number;
  readonly rss: number;
  /** The number of active handles, requests and timers. */
  readonly resources: number;
  /** Open connections, as the server counts them. */
  readonly sockets: number;
}

/** Creates a function that takes a reading; its rate is the average since the reading before. */
export function createReader(load: Load, sockets: () => Promise<number>): () => Promise<Reading> {
  const start = performance.now();
  let previous = { time: 0, calls: 0 };
  return async () => {
    await collectGarbage();
    const time = (performance.now() - start) / 1000;
    const calls = load.calls();
    const callsPerSecond = (calls - previous.calls) / (time - previous.time);
    previous = { time, calls };
    const { heapUsed, rss } = process.memoryUsage();
    const resources = process.getActiveResourcesInfo().length;
    return { time, calls, callsPerSecond, heapUsed, rss, resources, sockets: await sockets() };
  };
}

/** Formats a reading as one line. */
export function formatReading(reading: Reading, errors: ReadonlyMap<string, number>): string {
  const { time, calls, callsPerSecond, heapUsed, rss, resources, sockets } = reading;
  const failed = [...errors].map(([name, count]) => `${name} ${count}`).join(', ') || 'none';
  return [
    `${time.toFixed(0)} s`,
    `${calls} calls`,
    `${callsPerSecond.toFixed(0)}/s`,
    `heap ${formatMegabytes(heapUsed)}`,
    `rss ${formatMegabytes(rss)}`,
    `${resources} resources`,
    `${sockets} sockets`,
    `errors: ${failed}`,
  ].join(' · ');
}

export function formatMegabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
