import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeExport } from './describe-export.ts';
import { ExportError, withFile } from './export-error.ts';
import type { ItemFile } from './item-file.ts';

/** The names of files that have one item on each line. */
const itemFileName = /\.(?:json|jsonl|ndjson)(?:\.gz)?$/i;

/** Names of the files that S3, Hadoop and operating systems put beside data, such as `_SUCCESS` and `.DS_Store`. */
const ignoredName = /^[_.]/;

/**
 * Lists the files of items at a path: the file itself, the part files of an export, or all files of a folder without a
 * manifest and of the folders in it, by their names.
 *
 * Files of a folder end in `.json`, `.jsonl` or `.ndjson`, perhaps with `.gz`. Those that begin with `_` or `.` are left out, and
 * any other is an error, so that nothing is left out by mistake: give the path of one file to read it whatever its name.
 *
 * @throws ExportError if there is nothing at the path, the folder has other files or none, or is an incremental export, whose
 * changes are no items
 */
export async function itemFilesOf(path: string): Promise<readonly ItemFile[]> {
  const stats = await withFile(path, stat(path));
  if (!stats.isDirectory()) return [{ path }];
  if (await hasExport(path)) {
    const { files, isIncremental, folder } = await describeExport(path);
    if (isIncremental)
      throw new ExportError(folder, 'an incremental export: read its changes with `readIncrementalExport`');
    return files;
  }
  const files = await filesBelow(path);
  if (files.length === 0) throw new ExportError(path, 'no files of items');
  return files;
}

/** Whether a folder is, or should be, an export of the service: it need not be complete. */
async function hasExport(folder: string): Promise<boolean> {
  const names = await withFile(folder, readdir(folder));
  return ['AWSDynamoDB', 'manifest-summary.json', 'manifest-files.json', '_started'].some((name) =>
    names.includes(name),
  );
}

async function filesBelow(folder: string): Promise<ItemFile[]> {
  const entries = await withFile(folder, readdir(folder, { withFileTypes: true }));
  const visible = entries.filter(({ name }) => !ignoredName.test(name));
  visible.sort((one, other) => (one.name < other.name ? -1 : 1));
  const files: ItemFile[] = [];
  for (const entry of visible) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesBelow(path)));
    else if (itemFileName.test(entry.name)) files.push({ path });
    else
      throw new ExportError(
        path,
        'not a file of items: its name does not end in .json, .jsonl or .ndjson, perhaps with .gz',
      );
  }
  return files;
}
