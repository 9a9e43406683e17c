import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PartError } from './part-error.ts';

const compress = promisify(gzip);

/** How many bytes of lines are collected before they are written, or compressed to a member of a gzip file. */
const flushBytes = 2 ** 20;

/** How many bytes of lines may wait for the compressor and the disk before `append` returns a promise. */
const maxWaitingBytes = 4 * flushBytes;

/** How far a part is written: what a saved state has of it. */
export interface PartPosition {
  /** The name of the file in its folder. */
  readonly name: string;
  /** The length of the file, in bytes as they are on the disk. */
  readonly bytes: number;
  /** The items in these bytes. */
  readonly items: number;
}

/** A part whose last byte has been written. */
export interface FinishedPart extends PartPosition {
  /** The MD5 of the file, 16 bytes. */
  readonly md5: Buffer;
}

/** A file of an export that grows by whole lines, and that can be cut at each position that `flush` has returned. */
export interface PartFile {
  /**
   * Appends the lines of a number of items. They count for the next `flush` as soon as this method has returned; a promise
   * that it returns says when the next lines should be appended, because too many bytes wait to be written.
   *
   * @throws the error of an earlier write
   */
  append(lines: Uint8Array, items: number): Promise<unknown> | undefined;
  /** Writes all lines that were appended before, as whole gzip members, to the disk, and resolves with the position after them. */
  flush(): Promise<PartPosition>;
  /** Flushes, closes the file and resolves with its checksum. */
  finish(): Promise<FinishedPart>;
  /** Closes the file without a flush. */
  close(): Promise<void>;
}

/**
 * Opens a part: a new one, or one that is cut to a saved position.
 *
 * What a killed process wrote after that position is removed, because the items will be read again.
 *
 * @throws PartError if the file is missing, or shorter than its position says
 */
export async function openPart(folder: string, position: PartPosition, isGzip: boolean): Promise<PartFile> {
  const path = join(folder, position.name);
  const isNew = position.bytes === 0;
  const file = await open(path, isNew ? 'w' : 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || isNew) throw error;
    throw new PartError(`${path} is missing, but the saved state has ${position.bytes} bytes of it`);
  });
  try {
    const { size } = await file.stat();
    if (size < position.bytes)
      throw new PartError(`${path} has ${size} bytes, but the saved state has ${position.bytes} of it`);
    if (size > position.bytes) await file.truncate(position.bytes);
    const md5 = await md5Of(path, position.bytes);
    return new OpenPart(file, position, md5, isGzip);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Returns the MD5 of the first bytes of a file, to which more can be added. */
async function md5Of(path: string, bytes: number): Promise<Hash> {
  const md5 = createHash('md5');
  if (bytes > 0) for await (const chunk of createReadStream(path, { end: bytes - 1 })) md5.update(chunk);
  return md5;
}

class OpenPart implements PartFile {
  readonly #file: FileHandle;
  readonly #md5: Hash;
  readonly #isGzip: boolean;
  /** The lines since the last block, and how many items they have. */
  #chunks: Uint8Array[] = [];
  #chunkBytes = 0;
  #chunkItems = 0;
  /** Where the next block is written. */
  #position: PartPosition;
  #isDirty = false;
  /** The bytes of lines in blocks that are not on the disk yet. */
  #waitingBytes = 0;
  /** Resolves with the position after all blocks once they have been written; rejects with the first error. */
  #written: Promise<PartPosition>;
  #failure: { readonly error: unknown } | undefined;

  constructor(file: FileHandle, position: PartPosition, md5: Hash, isGzip: boolean) {
    this.#file = file;
    this.#position = position;
    this.#written = Promise.resolve(position);
    this.#md5 = md5;
    this.#isGzip = isGzip;
  }

  append(lines: Uint8Array, items: number): Promise<unknown> | undefined {
    if (this.#failure !== undefined) throw this.#failure.error;
    this.#chunks.push(lines);
    this.#chunkBytes += lines.byteLength;
    this.#chunkItems += items;
    if (this.#chunkBytes >= flushBytes) this.#endBlock();
    return this.#waitingBytes > maxWaitingBytes ? this.#written : undefined;
  }

  async flush(): Promise<PartPosition> {
    this.#endBlock();
    const position = await this.#written;
    if (this.#isDirty) {
      this.#isDirty = false;
      await this.#file.datasync();
    }
    return position;
  }

  async finish(): Promise<FinishedPart> {
    const position = await this.flush();
    await this.#file.close();
    return { ...position, md5: this.#md5.digest() };
  }

  async close(): Promise<void> {
    await this.#written.catch(() => {});
    await this.#file.close();
  }

  /** Compresses the collected lines at once, in a thread, and writes them after the blocks before. */
  #endBlock(): void {
    const bytes = this.#chunkBytes;
    const items = this.#chunkItems;
    if (bytes === 0) return;
    const block = toBlock(this.#chunks, this.#isGzip);
    this.#chunks = [];
    this.#chunkBytes = 0;
    this.#chunkItems = 0;
    this.#waitingBytes += bytes;
    const before = this.#written;
    this.#written = Promise.all([block, before]).then(async ([written]) => {
      this.#position = await this.#write(written, items);
      this.#waitingBytes -= bytes;
      return this.#position;
    });
    this.#written.catch((error: unknown) => {
      this.#failure ??= { error };
    });
  }

  async #write(block: Uint8Array, items: number): Promise<PartPosition> {
    const { name, bytes, items: itemsBefore } = this.#position;
    this.#isDirty = true;
    for (let offset = 0; offset < block.byteLength; ) {
      const length = block.byteLength - offset;
      const { bytesWritten } = await this.#file.write(block, offset, length, bytes + offset);
      offset += bytesWritten;
    }
    this.#md5.update(block);
    return { name, bytes: bytes + block.byteLength, items: itemsBefore + items };
  }
}

async function toBlock(chunks: readonly Uint8Array[], isGzip: boolean): Promise<Uint8Array> {
  const [first = new Uint8Array()] = chunks;
  const block = chunks.length === 1 ? first : Buffer.concat(chunks);
  return isGzip ? compress(block) : block;
}
