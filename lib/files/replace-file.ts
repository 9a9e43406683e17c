import { open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Replaces a file atomically: whenever the process or the machine stops, the file has either its old or its new text.
 *
 * The text is written to another file, which is renamed, each with fsync. If that fails, the old file is left as it was.
 *
 * @param temporary the path of the other file, in the same folder: give a new one if several processes replace the file
 */
export async function replaceFile(path: string, text: string, temporary = `${path}.new`): Promise<void> {
  try {
    await writeFile(temporary, text, { flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Makes the names in a folder durable. Windows cannot open a folder, and does not need it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
