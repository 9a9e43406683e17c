import { createHash } from 'node:crypto';
import { readBytes } from './read-chunks.ts';

/** A part file of an export that is complete. */
export interface ExportPart {
  /** The path of the file, in the data folder of its export. */
  readonly path: string;
  /** How many items, or changes, it has. */
  readonly itemCount: number;
  /** The MD5 checksum of the compressed file, in base64. */
  readonly md5: string;
  /** The length of the compressed file in bytes. */
  readonly length: number;
}

/**
 * Reads a part file to the end, and returns what the manifests say about it.
 *
 * Use it for a file whose gzip members were appended by several processes, so that none has the checksum of all of it.
 *
 * @param path the path of the file
 * @param itemCount how many items it has, which is not counted here
 * @throws ExportError if the file cannot be read
 */
export async function describePart(path: string, itemCount: number): Promise<ExportPart> {
  const hash = createHash('md5');
  let length = 0;
  for await (const chunk of readBytes(path)) {
    hash.update(chunk);
    length += chunk.length;
  }
  return { path, itemCount, md5: hash.digest('base64'), length };
}
