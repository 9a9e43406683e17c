import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ExportError } from './export-error.ts';

/** How many bytes are read and decompressed at once. */
const chunkSize = 128 * 1024;

const gzipMagic = Buffer.from([0x1f, 0x8b]);
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * Reads the text of a file in chunks, and decompresses it if it is gzip, whatever its name: one member, or several in a row.
 *
 * @param onBytes called with the bytes of the file as they are on the disk
 * @throws ExportError with the file if it cannot be read, or is truncated or damaged
 */
export async function* readChunks(
  file: string,
  onBytes: (bytes: Buffer) => void,
): AsyncGenerator<Buffer, void> {
  const bytes = readBytes(file, onBytes);
  const first = await bytes.next();
  if (first.done) return;
  const all = joined(first.value, bytes);
  if (startsWith(first.value, zstdMagic))
    throw new ExportError(file, 'compressed with Zstandard: decompress it first, with `zstd -d`');
  if (startsWith(first.value, gzipMagic)) yield* decompress(file, all);
  else yield* all;
}

/**
 * Reads the bytes of a file in chunks.
 *
 * @throws ExportError with the file if it cannot be read
 */
export async function* readBytes(
  file: string,
  onBytes: (bytes: Buffer) => void = () => {},
): AsyncGenerator<Buffer, void> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: chunkSize })) {
      onBytes(chunk);
      yield chunk;
    }
  } catch (cause) {
    throw new ExportError(file, (cause as Error).message, { cause });
  }
}

async function* joined(first: Buffer, others: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  yield first;
  yield* others;
}

/** Decompresses gzip. Leaving the loop early destroys both streams, which closes the file. */
async function* decompress(file: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  const gunzip = createGunzip({ chunkSize });
  // An error of either stream arrives at the loop below.
  pipeline(Readable.from(bytes), gunzip, () => {});
  try {
    yield* gunzip;
  } catch (cause) {
    if (cause instanceof ExportError) throw cause;
    throw new ExportError(file, `the gzip data are truncated or damaged: ${(cause as Error).message}`, {
      cause,
    });
  }
}

function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic);
}
