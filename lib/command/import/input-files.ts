import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError, UsageError } from '../errors.ts';

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
}

/** The endings of the names of files with items, and their formats. */
const formats: Readonly<Record<string, InputFormat>> = {
  json: 'ddb-json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
};

const namePattern = /\.(json|ndjson|jsonl)(\.gz)?$/;

/** Files in the folder of an export that have no items. */
const otherFiles = /(^|\/)(manifest-[\w-]+\.json|rxdynamo-[^/]*)$/;

/**
 * Lists the files of an import, in the order of their names: stdin, one file, or all files of a folder and its folders that
 * end with `.json`, `.ndjson` or `.jsonl`, also with `.gz`.
 *
 * @param format overrides what the names say
 */
export async function inputFiles(
  path: string,
  format: InputFormat | undefined,
): Promise<readonly InputFile[]> {
  if (path === '-') return [{ path, size: undefined, format: format ?? 'ddb-json', isGzip: false }];
  const { isDirectory, size } = await statOf(path);
  if (!isDirectory) return [inputFile(path, size, format)];
  const names = (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && namePattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !otherFiles.test(file))
    .sort();
  if (names.length === 0)
    throw new CommandError(
      `${path} has no files that end with .json, .ndjson, .jsonl, or one of these and .gz`,
    );
  return Promise.all(names.map(async (name) => inputFile(name, (await statOf(name)).size, format)));
}

async function statOf(path: string): Promise<{ readonly isDirectory: boolean; readonly size: number }> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new UsageError(`There is no file or folder ${path}`);
    throw error;
  });
  return { isDirectory: stats.isDirectory(), size: stats.size };
}

function inputFile(path: string, size: number, format: InputFormat | undefined): InputFile {
  const [, ending = '', gz] = namePattern.exec(path) ?? [];
  return {
    path,
    size,
    format: format ?? formats[ending] ?? 'ddb-json',
    isGzip: gz !== undefined || /\.gz$/.test(path),
  };
}
