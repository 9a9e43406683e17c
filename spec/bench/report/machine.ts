import { cpus, totalmem } from 'node:os';

/** Describes the machine: the versions of Node, the processors and the memory. */
export function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Node ${process.versions.node}, ${processors.length} × ${processors[0]?.model.trim()}, ${memory} GiB`;
}
