import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ExportError, withFile } from './export-error.ts';
import type { ItemFile } from './item-file.ts';
import type { ExportFileEntry, ExportSummary } from './manifest.ts';
import { describePart } from './part.ts';

/** An export in a folder: what its manifests say, and its part files. */
export interface ExportDescription {
  /** The folder with the manifests. */
  readonly folder: string;
  readonly summary: ExportSummary;
  /** Whether it has changes, to be read with `readIncrementalExport`, and not items. */
  readonly isIncremental: boolean;
  readonly files: readonly ItemFile[];
}

const summaryName = 'manifest-summary.json';

/**
 * Reads the manifests of an export of the service, or of `writeExport`, and checks their checksums and that all part files
 * exist.
 *
 * @param folder the folder with `manifest-summary.json`, or one that has `AWSDynamoDB` with a single export in it
 * @throws ExportError that names the file if there is no export, there are several, the export is incomplete or a manifest is
 * damaged
 */
export async function describeExport(folder: string): Promise<ExportDescription> {
  const found = await findExport(folder);
  const summaryFile = join(found, summaryName);
  const summary = checkedSummary(summaryFile, await readManifest(summaryFile));
  const filesFile = join(found, basename(summary.manifestFilesS3Key));
  const lines = (await readManifest(filesFile)).split('\n');
  const entries = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [checkedEntry(`${filesFile}, line ${index + 1}`, line)],
  );
  const itemCount = entries.reduce((sum, entry) => sum + entry.itemCount, 0);
  if (itemCount !== summary.itemCount)
    throw new ExportError(filesFile, `${itemCount} items, but ${summaryName} says ${summary.itemCount}`);
  const files = await Promise.all(entries.map((entry) => findFile(found, entry)));
  return { folder: found, summary, isIncremental: summary.exportType === 'INCREMENTAL_EXPORT', files };
}

/**
 * Checks an export before anything is done with it: reads all of its files, and compares their checksums.
 *
 * @param folder as for `describeExport`
 * @throws ExportError that names the first file that is missing or damaged
 */
export async function verifyExport(folder: string): Promise<ExportDescription> {
  const description = await describeExport(folder);
  for (const { path, itemCount = 0, md5 } of description.files) {
    const part = await describePart(path, itemCount);
    if (part.md5 !== md5) throw new ExportError(path, 'its MD5 checksum is not the one in the manifest');
  }
  return description;
}

/** Returns the folder of the only export in a folder. */
async function findExport(folder: string): Promise<string> {
  if (await exists(join(folder, summaryName))) return folder;
  const parents = [folder, join(folder, 'AWSDynamoDB')];
  const candidates = (await Promise.all(parents.map(subfoldersOf))).flat();
  const isExport = await Promise.all(candidates.map((each) => exists(join(each, summaryName))));
  const [found, other] = candidates.filter((_, index) => isExport[index]);
  if (found === undefined)
    throw new ExportError(
      folder,
      `no export: there is no ${summaryName}, which is the last file of an export`,
    );
  if (other !== undefined)
    throw new ExportError(folder, `several exports: give the folder of one, such as ${found} or ${other}`);
  return found;
}

async function subfoldersOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}

/** Reads a manifest, and compares it with its checksum: `.md5`, which the documentation calls `.checksum`. */
async function readManifest(file: string): Promise<string> {
  const bytes = await withFile(file, readFile(file));
  for (const extension of ['.md5', '.checksum']) {
    const expected = await readFile(file.replace(/\.json$/, extension), 'utf8').catch(() => undefined);
    if (expected !== undefined && expected.trim() !== createHash('md5').update(bytes).digest('base64'))
      throw new ExportError(file, `its MD5 checksum is not the one in the file ${extension}`);
  }
  return bytes.toString();
}

/** Checks the members of a summary that are used. */
function checkedSummary(file: string, text: string): ExportSummary {
  const summary = parsed<ExportSummary>(file, text);
  const { itemCount, outputFormat, manifestFilesS3Key } = summary;
  if (outputFormat !== 'DYNAMODB_JSON')
    throw new ExportError(file, `the format ${JSON.stringify(outputFormat)}: only DYNAMODB_JSON can be read`);
  if (!isCount(itemCount) || typeof manifestFilesS3Key !== 'string')
    throw new ExportError(
      file,
      'not the summary of an export: it has no `itemCount` or no `manifestFilesS3Key`',
    );
  return summary;
}

function checkedEntry(place: string, line: string): ExportFileEntry {
  const entry = parsed<ExportFileEntry>(place, line);
  if (
    !isCount(entry.itemCount) ||
    typeof entry.dataFileS3Key !== 'string' ||
    typeof entry.md5Checksum !== 'string'
  )
    throw new ExportError(
      place,
      'not a file of an export: it has no `itemCount`, `dataFileS3Key` or `md5Checksum`',
    );
  return entry;
}

function parsed<T>(place: string, text: string): T {
  try {
    return Object(JSON.parse(text));
  } catch (cause) {
    throw new ExportError(place, 'not JSON', { cause });
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/**
 * Finds a part file by the name in its key: in `data` below the manifests, or beside them for an incremental export. The
 * folders in the key are those of a bucket.
 */
async function findFile(folder: string, entry: ExportFileEntry): Promise<ItemFile> {
  const { dataFileS3Key, itemCount, md5Checksum: md5 } = entry;
  const name = basename(dataFileS3Key);
  const paths = [join(folder, 'data', name), join(dirname(folder), 'data', name)];
  for (const path of paths) if (await exists(path)) return { path, itemCount, md5 };
  throw new ExportError(paths[0] ?? name, `missing, but the manifest has ${dataFileS3Key}`);
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}
