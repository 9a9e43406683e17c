import { createHash, randomBytes } from 'node:crypto';
import { join, posix } from 'node:path';
import { refuseOption } from '../../options/refuse-option.ts';

/** The files and the folders of an export, as the service lays them out. */
export interface ExportLayout {
  /** The folder that holds `AWSDynamoDB`: what the service is given as bucket and prefix. */
  readonly root: string;
  /** Such as `01732723200000-1a2b3c4d`: the time in milliseconds, and random digits. */
  readonly exportId: string;
  /** The folder of this export, `AWSDynamoDB/<exportId>`, with its manifests. */
  readonly folder: string;
  /** The folder of the part files: `data` in `folder`, or beside it for an incremental export. */
  readonly dataFolder: string;
  /** An empty file that is written first. */
  readonly startedFile: string;
  readonly summaryFile: string;
  readonly filesFile: string;
  /** The prefix of the keys in the manifests: the folders between the bucket and `AWSDynamoDB`. */
  readonly s3Prefix: string | undefined;
  readonly isIncremental: boolean;
  /** Returns the path of a part file, `<dataFolder>/<26 letters and digits>.json.gz`, always the same for an index. */
  partFile(index: number): string;
}

/** Options of `exportLayout`. */
export interface ExportLayoutOptions {
  /**
   * The name of the export, such as `01732723200000-1a2b3c4d`: give the same again to go on with an export.
   * @default a new one
   */
  readonly exportId?: string | undefined;
  /**
   * The folders between the bucket and `AWSDynamoDB`, if the export is going to be copied to a bucket.
   * @default none
   */
  readonly s3Prefix?: string | undefined;
  /**
   * Whether the export is an incremental one, whose part files are in `AWSDynamoDB/data`.
   * @default false
   */
  readonly incremental?: boolean | undefined;
}

const validId = /^[\w-]{1,64}$/;

/**
 * Names the files and the folders of an export, as the service lays them out: `AWSDynamoDB/<exportId>/data/….json.gz` and so
 * on. It creates nothing.
 *
 * @param root the folder in which `AWSDynamoDB` is, or will be
 * @throws InvalidOptionError for an `exportId` with other characters than letters, digits, `-` and `_`
 * @example
 * exportLayout('music').partFile(0); // music/AWSDynamoDB/01732723200000-1a2b3c4d/data/e7kq….json.gz
 */
export function exportLayout(root: string, options: ExportLayoutOptions = {}): ExportLayout {
  const { exportId = newExportId(), s3Prefix, incremental: isIncremental = false } = options;
  if (typeof exportId !== 'string' || !validId.test(exportId))
    refuseOption('exportId', exportId, 'up to 64 letters, digits, `-` and `_`');
  const folder = join(root, 'AWSDynamoDB', exportId);
  const dataFolder = join(isIncremental ? join(root, 'AWSDynamoDB') : folder, 'data');
  return {
    root,
    exportId,
    folder,
    dataFolder,
    startedFile: join(folder, '_started'),
    summaryFile: join(folder, 'manifest-summary.json'),
    filesFile: join(folder, 'manifest-files.json'),
    s3Prefix,
    isIncremental,
    partFile: (index) => join(dataFolder, `${partName(exportId, index)}.json.gz`),
  };
}

/** Returns the key that a file of an export has in a bucket. */
export function keyOf(
  { s3Prefix = '', exportId, isIncremental }: ExportLayout,
  file: 'files' | string,
): string {
  if (file === 'files') return posix.join(s3Prefix, 'AWSDynamoDB', exportId, 'manifest-files.json');
  return posix.join(s3Prefix, 'AWSDynamoDB', isIncremental ? '' : exportId, 'data', file);
}

/** Makes an identifier as the service does: 14 digits of the time in milliseconds, and 8 random hexadecimal digits. */
function newExportId(): string {
  return `${String(Date.now()).padStart(14, '0')}-${randomBytes(4).toString('hex')}`;
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';
const nameLength = 26;

/** Returns 26 letters and digits, as the names of the service's part files have. */
function partName(exportId: string, index: number): string {
  const hash = createHash('sha256').update(`${exportId}/${index}`).digest();
  return Array.from(hash.subarray(0, nameLength), (byte) => base32[byte % base32.length]).join('');
}
