import { mkdir, readdir } from 'node:fs/promises';
import { UsageError } from '../errors.ts';

/**
 * Creates the folder of an export, or checks that it is empty.
 *
 * @param isResumed whether it has the saved state of the same export
 * @throws UsageError if it has other files
 */
export async function prepareFolder(path: string, isResumed: boolean): Promise<void> {
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw new UsageError(`${path} is a file; --out must be a folder`);
    throw error;
  });
  if (names.length > 0 && !isResumed)
    throw new UsageError(`${path} is not empty: give another folder, or remove its files`);
  await mkdir(path, { recursive: true });
}
