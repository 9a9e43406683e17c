import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { withFile } from './export-error.ts';
import type { ExportPart } from './part.ts';

/** A part file that is being written. */
export interface PartWriter {
  /** How many bytes have been written, before compression. */
  readonly written: number;
  /** Writes lines; resolves when more may be written. */
  write(lines: Uint8Array, itemCount: number): Promise<void>;
  /** Ends the file, and resolves when it is on the disk. */
  close(): Promise<ExportPart>;
  /** Gives the file up. */
  destroy(): void;
}

/**
 * Creates a part file and returns its writer, which compresses it with gzip.
 *
 * Its methods reject with an ExportError that names the file if it exists already or cannot be written.
 */
export function openPart(path: string, level: number): PartWriter {
  const gzip = createGzip({ level });
  const hash = createHash('md5');
  let length = 0;
  let items = 0;
  let written = 0;
  async function* measured(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      length += chunk.length;
      yield chunk;
    }
  }
  const file = createWriteStream(path, { flags: 'wx', flush: true });
  const onDisk = withFile(path, pipeline(gzip, measured, file));
  // Without a write or a close in progress, the next one rejects.
  onDisk.catch(() => {});
  return {
    get written() {
      return written;
    },
    async write(lines, itemCount) {
      items += itemCount;
      written += lines.length;
      if (gzip.destroyed) await onDisk;
      if (gzip.write(lines)) return;
      const drained = new AbortController();
      const drain = once(gzip, 'drain', { signal: drained.signal }).catch(() => {});
      await Promise.race([drain, onDisk]).finally(() => drained.abort());
    },
    async close() {
      gzip.end();
      await onDisk;
      return { path, itemCount: items, md5: hash.digest('base64'), length };
    },
    destroy: () => void gzip.destroy(),
  };
}
