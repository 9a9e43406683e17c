import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { types } from 'node:util';
import { refuseOption } from '../../options/refuse-option.ts';
import { ExportError, withFile } from './export-error.ts';
import { type ExportLayout, keyOf } from './layout.ts';
import { type ExportFileEntry, type ExportSummary, summaryVersions } from './manifest.ts';
import type { ExportPart } from './part.ts';

/** What the manifests say about an export besides its parts. */
export interface ExportFacts {
  /** The table, as `describeTable` returns it. */
  readonly table:
    | { readonly TableArn?: string | undefined; readonly TableId?: string | undefined }
    | undefined;
  /** When the export began. */
  readonly startTime: Date;
  /**
   * When the export ended.
   * @default now
   */
  readonly endTime?: Date | undefined;
  /**
   * The point in time of the table. A scan has none: its items were read between the start and the end.
   * @default the start
   */
  readonly exportTime?: Date | undefined;
  /**
   * The times between which the changes of an incremental export were made: from the first, and before the second.
   * @default the start and the end
   */
  readonly changesBetween?: readonly [from: Date, to: Date] | undefined;
  /**
   * Which images the changes of an incremental export have.
   * @default 'NEW_AND_OLD_IMAGES'
   */
  readonly outputView?: 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE' | undefined;
  /**
   * The bucket to which the export is going to be copied.
   * @default none
   */
  readonly s3Bucket?: string | undefined;
}

/**
 * Creates the folders of an export and its empty file `_started`.
 *
 * @throws ExportError that names the folder or the file that cannot be written
 */
export async function startExport(layout: ExportLayout): Promise<void> {
  for (const folder of [layout.folder, layout.dataFolder])
    await withFile(folder, mkdir(folder, { recursive: true }));
  await writeWhole(layout.startedFile, '');
}

/**
 * Writes the manifests of an export, `manifest-files.json` and `manifest-summary.json`, and their checksums, and so completes
 * it: call it last. Returns the summary.
 *
 * Each file is written under another name, flushed to the disk and renamed, and the summary is the last one: an export that
 * has a summary is complete.
 *
 * @param layout where the files are
 * @param parts all part files, also empty ones
 * @throws ExportError if a part is not in the data folder, or a file cannot be written
 * @throws InvalidOptionError if no `TableArn` is given, or a time is invalid
 */
export async function writeExportManifests(
  layout: ExportLayout,
  parts: readonly ExportPart[],
  facts: ExportFacts,
): Promise<ExportSummary> {
  const summary = summaryOf(layout, parts, facts);
  const files = parts.map((part) => `${JSON.stringify(entryOf(layout, part))}\n`).join('');
  await writeWithChecksum(layout.filesFile, files);
  await writeWithChecksum(layout.summaryFile, JSON.stringify(summary));
  return summary;
}

function entryOf(layout: ExportLayout, { path, itemCount, md5 }: ExportPart): ExportFileEntry {
  const name = basename(path);
  if (dirname(path) !== layout.dataFolder)
    throw new ExportError(path, `a part that is not in the data folder ${layout.dataFolder}`);
  return { itemCount, md5Checksum: md5, etag: etagOf(md5), dataFileS3Key: keyOf(layout, name) };
}

/** Returns the ETag of a file that was uploaded to S3 in one part, as the service does: the MD5 of the MD5s of its parts. */
function etagOf(md5: string): string {
  return `${createHash('md5').update(Buffer.from(md5, 'base64')).digest('hex')}-1`;
}

function summaryOf(layout: ExportLayout, parts: readonly ExportPart[], facts: ExportFacts): ExportSummary {
  const { table, startTime, endTime = new Date(), exportTime = startTime, s3Bucket } = facts;
  const { changesBetween: [from, to] = [startTime, endTime], outputView = 'NEW_AND_OLD_IMAGES' } = facts;
  const { TableArn: tableArn, TableId: tableId } = table ?? {};
  if (typeof tableArn !== 'string') refuseOption('table', table, 'a table with its `TableArn`');
  for (const time of [startTime, endTime, exportTime, from, to])
    if (!isValidDate(time)) refuseOption('startTime', time, 'a valid Date, as all times');
  const times = layout.isIncremental
    ? { exportFromTime: from.toISOString(), exportToTime: to.toISOString() }
    : { exportTime: exportTime.toISOString() };
  return {
    version: layout.isIncremental ? summaryVersions.incremental : summaryVersions.full,
    exportArn: `${tableArn}/export/${layout.exportId}`,
    startTime: startTime.toISOString(),
    endTime: endTime.toISOString(),
    tableArn,
    tableId: tableId ?? null,
    ...times,
    s3Bucket: s3Bucket ?? null,
    s3Prefix: layout.s3Prefix ?? null,
    s3SseAlgorithm: null,
    s3SseKmsKeyId: null,
    manifestFilesS3Key: keyOf(layout, 'files'),
    billedSizeBytes: 0,
    itemCount: parts.reduce((sum, { itemCount }) => sum + itemCount, 0),
    outputFormat: 'DYNAMODB_JSON',
    ...(layout.isIncremental && { outputView, exportType: 'INCREMENTAL_EXPORT' }),
  };
}

function isValidDate(time: unknown): boolean {
  return types.isDate(time) && !Number.isNaN(time.getTime());
}

/** Writes a manifest after the file with its checksum. */
async function writeWithChecksum(file: string, text: string): Promise<void> {
  await writeWhole(checksumFileOf(file), createHash('md5').update(text).digest('base64'));
  await writeWhole(file, text);
}

/** Returns the file with the checksum of a manifest: `manifest-files.md5` for `manifest-files.json`. */
export function checksumFileOf(file: string): string {
  return file.replace(/\.json$/, '.md5');
}

/** Writes a file so that it is complete or absent, also after a crash: `flush` comes before the new name. */
async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await withFile(file, writeFile(temporary, text, { flush: true }));
    await withFile(file, rename(temporary, file));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
