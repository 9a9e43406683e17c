import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ItemFile, itemFilesOf } from '../../formats/index.ts';
import { UsageError } from '../errors.ts';
import { exportState } from '../export/export-options.ts';

/** How the lines of a file are read. */
export type InputFormat = 'ddb-json' | 'ndjson';

/** A file whose lines are imported. */
export interface InputFile {
  /** `-` for stdin. */
  readonly path: string;
  /** In bytes; `undefined` for stdin. */
  readonly size: number | undefined;
  readonly format: InputFormat;
  readonly isGzip: boolean;
  /** The MD5 checksum of the file in base64, if a manifest has it. */
  readonly md5?: string | undefined;
}

/** The endings of the names of files with items, and their formats. */
const formats: Readonly<Record<string, InputFormat>> = {
  json: 'ddb-json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
};

const namePattern = /\.(json|ndjson|jsonl)(\.gz)?$/;

/**
 * Lists the files of an import: stdin, one file, the parts of an export of the service or of this command, or all files of a
 * folder.
 *
 * @param format overrides what the names say
 * @throws UsageError if there is nothing at the path, or an export that has not ended; ExportError if an export is incomplete
 */
export async function inputFiles(
  path: string,
  format: InputFormat | undefined,
): Promise<readonly InputFile[]> {
  if (path === '-') return [{ path, size: undefined, format: format ?? 'ddb-json', isGzip: false }];
  await statOf(path);
  if ((await statOf(join(path, exportState)).catch(() => undefined)) !== undefined)
    throw new UsageError(
      `${path} has an export that has not ended: go on with it first, with export --resume`,
    );
  const files = await itemFilesOf(path);
  return Promise.all(files.map(async (file) => inputFile(file, (await statOf(file.path)).size, format)));
}

async function statOf(path: string) {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new UsageError(`There is no file or folder ${path}`);
    throw error;
  });
}

function inputFile({ path, md5 }: ItemFile, size: number, format: InputFormat | undefined): InputFile {
  const [, ending = '', gz] = namePattern.exec(path) ?? [];
  return {
    path,
    size,
    format: format ?? formats[ending] ?? 'ddb-json',
    isGzip: gz !== undefined || /\.gz$/.test(path),
    md5,
  };
}
