import { basename, dirname } from 'node:path';
import { openPart } from '../parts/part-file.ts';
import { type StateSaver, stateSaver } from '../parts/state-saver.ts';
import { savedNumber } from '../run-with-state.ts';
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
  readonly saver: StateSaver;
  /** Adds the next entry of the input. */
  readonly add: (entry: InputEntry) => void;
  /** Marks an entry as written, or as rejected if it has a `problem`. */
  readonly done: (entry: InputEntry) => void;
  /** Writes the rejected lines, and resolves with what the import has done, its earlier runs included. */
  readonly finish: () => Promise<ImportCounts>;
  /** Saves the state if that is possible, and closes the file. An earlier state stays if it is not. */
  readonly stop: () => Promise<void>;
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

/** Begins an import, or goes on from its saved state, which is saved every second. */
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

  async function save(): Promise<void> {
    const snapshot = { files: filesToSave(files), position, items, rejected };
    const flushed = await rejects.flush();
    await state.save({ ...snapshot, rejectedBytes: flushed.bytes });
  }

  // From now on there is a state from which another run can go on.
  await save();
  const saver = stateSaver(save);
  return {
    start,
    position: () => position,
    saver,
    add,
    done,
    finish: async () => {
      await saver.saveLast();
      await rejects.finish();
      return { items, rejected };
    },
    stop: async () => {
      await saver.saveLast().catch(() => {});
      await rejects.close();
    },
  };
}
