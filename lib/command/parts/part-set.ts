import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type FinishedPart, openPart, type PartFile, type PartPosition } from './part-file.ts';

/** Where the parts of an export are, and how they are written. */
export interface PartSetOptions {
  /** The folder of the parts, which exists. */
  readonly folder: string;
  readonly count: number;
  /** Returns the name of a part, from 0. */
  readonly nameOf: (index: number) => string;
  readonly isGzip: boolean;
  /** What each part begins with, such as the header of a CSV file. */
  readonly header?: Uint8Array | undefined;
}

/** The parts of an export, which are written and flushed together. */
export interface PartSet {
  /** Appends lines to the part of a segment; see `PartFile.append`. */
  append(segment: number, lines: Uint8Array, items: number): Promise<unknown> | undefined;
  /** Resolves with the positions after everything that was appended before, once that is on the disk. */
  flush(): Promise<readonly PartPosition[]>;
  /** Flushes and closes all parts, removes those without items, and resolves with the others. */
  finish(): Promise<readonly FinishedPart[]>;
  /** Closes the files without a flush. */
  close(): Promise<void>;
}

/**
 * Opens the parts of an export, cut to their saved positions; those without a position begin anew.
 *
 * @throws PartError if a part is missing or shorter than its position says
 */
export async function openPartSet(options: PartSetOptions, saved: readonly PartPosition[]): Promise<PartSet> {
  const { folder, count, nameOf, isGzip, header } = options;
  const parts: PartFile[] = [];
  try {
    for (let index = 0; index < count; index++) {
      const name = nameOf(index);
      // A part without items may have been removed at the end of a run that was killed then.
      const written = saved.find((part) => part.name === name && part.items > 0);
      const position = written ?? { name, bytes: 0, items: 0 };
      const part = await openPart(folder, position, isGzip);
      parts.push(part);
      if (header !== undefined && position.bytes === 0) void part.append(header, 0);
    }
  } catch (error) {
    await closeAll(parts);
    throw error;
  }
  return {
    // The modulo is in range: there is a part for each number below `count`.
    append: (segment, lines, items) => (parts[segment % count] as PartFile).append(lines, items),
    flush: () => Promise.all(parts.map((part) => part.flush())),
    finish: async () => {
      const finished = await Promise.all(parts.map((part) => part.finish()));
      const empty = finished.filter(({ items }) => items === 0);
      await Promise.all(empty.map(({ name }) => rm(join(folder, name))));
      return finished.filter(({ items }) => items > 0);
    },
    close: () => closeAll(parts),
  };
}

async function closeAll(parts: readonly PartFile[]): Promise<void> {
  await Promise.allSettled(parts.map((part) => part.close()));
}
