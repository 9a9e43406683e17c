import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CommandError } from '../errors.ts';
import type { InputFile } from './input-files.ts';

const chunkSize = 256 * 1024;

/**
 * Reads a file from a byte on, decompressed if its name ends with `.gz`.
 *
 * A file is read from there; a compressed one, and stdin, are read from their beginning and skipped up to there.
 *
 * @throws CommandError in the iteration, if a compressed file is damaged or the file is shorter than `offset`
 */
export async function* inputChunks(
  { path, isGzip }: InputFile,
  stdin: Readable,
  offset: number,
): AsyncGenerator<Buffer, void> {
  if (path === '-') return yield* skipped(path, stdin, offset);
  const start = isGzip ? 0 : offset;
  const file = createReadStream(path, { start, highWaterMark: chunkSize });
  if (!isGzip) return yield* file;
  const gunzip = createGunzip({ chunkSize });
  // The callback takes the error, which the iteration throws too.
  pipeline(file, gunzip, () => {});
  try {
    yield* skipped(path, gunzip, offset);
  } catch (error) {
    throw isZlibError(error)
      ? new CommandError(`${path} is no whole gzip file: ${error.message}`, { cause: error })
      : error;
  }
}

async function* skipped(path: string, chunks: AsyncIterable<Buffer>, offset: number): AsyncGenerator<Buffer> {
  let left = offset;
  for await (const chunk of chunks) {
    const skip = Math.min(left, chunk.byteLength);
    left -= skip;
    if (skip < chunk.byteLength) yield chunk.subarray(skip);
  }
  if (left > 0)
    throw new CommandError(`${path} is shorter than before: it ends ${left} bytes before the saved position`);
}

function isZlibError(error: unknown): error is NodeJS.ErrnoException {
  const { code }: { readonly code?: unknown } = Object(error);
  return typeof code === 'string' && code.startsWith('Z_');
}
