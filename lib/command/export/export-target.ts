import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ExportLayout, exportLayout, startExport, writeExportManifests } from '../../formats/index.ts';
import type { TableDescription } from '../../index.ts';
import { UsageError } from '../errors.ts';
import type { FinishedPart } from '../parts/part-file.ts';
import type { LineWriter } from './export-format.ts';

/** Where the files of an export are. */
export interface ExportTarget {
  /** The folder of the parts. */
  readonly folder: string;
  /** The name of a part, from 0. */
  readonly partName: (index: number) => string;
  /** The name of an export in the layout of the service, which is saved, so that another run goes on in the same folder. */
  readonly exportId?: string;
  /** Creates the folders. */
  readonly begin: () => Promise<void>;
  /** Completes the export, once all parts are written. */
  readonly complete: (parts: readonly FinishedPart[], startTime: Date) => Promise<void>;
}

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

/** The parts of a folder, and nothing else: `part-00000.ndjson.gz`. */
export function plainTarget(out: string, { ending }: LineWriter, isGzip: boolean): ExportTarget {
  return {
    folder: out,
    partName: (index) => `part-${String(index).padStart(5, '0')}${ending}${isGzip ? '.gz' : ''}`,
    begin: async () => void (await mkdir(out, { recursive: true })),
    complete: async () => {},
  };
}

/** The folders of an export of the service, with its manifests: `AWSDynamoDB/<exportId>/data/….json.gz`. */
export function serviceTarget(
  out: string,
  table: TableDescription | undefined,
  isGzip: boolean,
  exportId: string | undefined,
): ExportTarget {
  const layout: ExportLayout = exportLayout(out, { exportId });
  const folder = layout.dataFolder;
  return {
    folder,
    partName: (index) => basename(layout.partFile(index), isGzip ? undefined : '.gz'),
    exportId: layout.exportId,
    begin: () => startExport(layout),
    complete: async (parts, startTime) => {
      const described = parts.map(({ name, items, md5, bytes }) => ({
        path: join(folder, name),
        itemCount: items,
        md5: md5.toString('base64'),
        length: bytes,
      }));
      await writeExportManifests(layout, described, { table, startTime });
    },
  };
}
