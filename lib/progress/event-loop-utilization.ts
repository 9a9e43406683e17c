import { performance } from 'node:perf_hooks';

/** Returns a function that returns the share of the time in which the event loop was busy since its last call, from 0 to 1. */
export function eventLoopUtilization(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const current = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(current, last);
    last = current;
    return utilization;
  };
}
