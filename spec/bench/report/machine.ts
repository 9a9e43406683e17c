import { cpus, totalmem } from 'node:os';

/** What the figures are measured on. */
export function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Node ${process.versions.node}, ${processors.length} × ${processors[0]?.model.trim()}, ${memory} GiB`;
}
