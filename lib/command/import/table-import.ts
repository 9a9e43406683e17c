import { rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { openPart } from '../parts/part-file.ts';
import { savedNumber } from '../saved-state.ts';
import type { StateFile } from '../state-file.ts';
import type { InputEntry, InputPosition } from './input-entries.ts';
import type { InputFile } from './input-files.ts';
import { passedElements } from './passed-elements.ts';
import { filesToSave, savedPosition } from './saved-import.ts';

/** An import that may be killed at any moment: how far it is, and the lines that could not be imported. */
export interface TableImport {
  /** After which line it begins. */
  readonly start: InputPosition;
  /** Up to which line every item is written, or in the file of rejected lines. */
  readonly position: () => InputPosition;
  /** Adds the next entry of the input. */
  readonly add: (entry: InputEntry) => void;
  /** Marks an entry as written, or as rejected if it has a `problem`. */
  readonly done: (entry: InputEntry) => void;
  /** Writes the rejected lines to the disk, and resolves with the state that belongs to them. */
  readonly snapshot: () => Promise<object>;
  /** Writes the rejected lines, and resolves with what the import has done, its earlier runs included. */
  readonly finish: () => Promise<ImportCounts>;
  /** Closes the file of the rejected lines. */
  readonly close: () => Promise<void>;
}

export interface ImportCounts {
  readonly items: number;
  readonly rejected: number;
}

export interface TableImportOptions {
  readonly files: readonly InputFile[];
  /** The file of the lines that cannot be imported; it is created only for a first one, or replaced. */
  readonly rejects: string;
  /** Called with each rejected entry. */
  readonly onReject: (entry: InputEntry) => void;
}

const newline = Buffer.from('\n');

/** Begins an import, or goes on from its saved state: the file of rejected lines is cut to its saved length. */
export async function openTableImport(state: StateFile, options: TableImportOptions): Promise<TableImport> {
  const { files, rejects: path, onReject } = options;
  const start = savedPosition(state, files);
  let position = start;
  let items = savedNumber(state, 'items') ?? 0;
  let rejected = savedNumber(state, 'rejected') ?? 0;
  const bytes = savedNumber(state, 'rejectedBytes') ?? 0;
  const rejects = await openPart(dirname(path), { name: basename(path), bytes, items: rejected }, false);

  // Rejected lines are written in their order, so that those before the saved position are those in the saved part of the file.
  const { add, done } = passedElements<InputEntry>((entry) => {
    position = entry.position;
    if (entry.problem === undefined) {
      items++;
      return;
    }
    rejected++;
    onReject(entry);
    void rejects.append(Buffer.concat([entry.bytes, newline]), 1);
  });

  async function snapshot(): Promise<object> {
    const read = { files: filesToSave(files), position, items, rejected };
    const { bytes: rejectedBytes } = await rejects.flush();
    return { ...read, rejectedBytes };
  }

  async function finish(): Promise<ImportCounts> {
    await rejects.finish();
    if (rejected === 0) await rm(path);
    return { items, rejected };
  }

  return { start, position: () => position, add, done, snapshot, finish, close: () => rejects.close() };
}
