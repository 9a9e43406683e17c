import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CommandError } from '../errors.ts';
import type { InputFile } from './input-files.ts';

const chunkSize = 256 * 1024;

/**
 * Reads a file from a byte on, decompressed if its name ends with `.gz`.
 *
 * A file is read from there. A compressed one, one with a checksum, and stdin are read from their beginning and skipped up to
 * there. The checksum is compared at the end of the file.
 *
 * @throws CommandError in the iteration, if a file is damaged or shorter than `offset`
 */
export async function* inputChunks(
  { path, isGzip, md5 }: InputFile,
  stdin: Readable,
  offset: number,
): AsyncGenerator<Buffer, void> {
  if (path === '-') return yield* skipped(path, stdin, offset);
  const isWhole = isGzip || md5 !== undefined;
  const bytes = createReadStream(path, { start: isWhole ? 0 : offset, highWaterMark: chunkSize });
  if (!isWhole) return yield* bytes;
  const file = md5 === undefined ? bytes : checked(path, bytes, md5);
  if (!isGzip) return yield* skipped(path, file, offset);
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

/** Passes the bytes of a file on, and compares its checksum at the end. */
async function* checked(path: string, bytes: AsyncIterable<Buffer>, md5: string): AsyncGenerator<Buffer> {
  const hash = createHash('md5');
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('base64') !== md5)
    throw new CommandError(`${path} is damaged: its MD5 checksum is not the one in the manifest`);
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
