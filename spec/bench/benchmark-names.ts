/** All benchmarks, in the order in which they are reported. */
export const benchmarkNames = [
  'scan',
  'prefetch',
  'cpu',
  'get-item',
  'put-item',
  'start-up',
  'memory',
  'pauses',
  'decode',
  'encode',
  'demand',
  'batch-write',
  'bytes',
  'command',
  'telemetry',
  'limiter',
  'changes',
] as const;

export type BenchmarkName = (typeof benchmarkNames)[number];
