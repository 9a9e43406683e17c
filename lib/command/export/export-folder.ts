import { mkdir, readdir } from 'node:fs/promises';
import { UsageError } from '../errors.ts';

/**
 * Checks that the folder of an export does not exist, or is empty.
 *
 * @param isResumed whether it has the saved state of the same export, and may have its files
 * @throws UsageError if it has other files, or is a file itself
 */
export async function checkFolder(path: string, isResumed: boolean): Promise<void> {
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw new UsageError(`${path} is a file; --out must be a folder`);
    throw error;
  });
  if (names.length > 0 && !isResumed)
    throw new UsageError(`${path} is not empty: give another folder, or remove its files`);
}

/** Creates the folder of an export, and resolves with the folder of its parts. */
export async function createFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  return path;
}
