import type { Context, Result } from '../command.ts';
import { count, counted } from '../progress-line.ts';
import type { ImportOption } from './import-options.ts';
import { inputEntries, inputStart } from './input-entries.ts';
import type { InputFile } from './input-files.ts';

/** Reads the files, and says how many items they have and how many units writing them consumes. */
export async function dryRun(
  { stdin, signal }: Context<ImportOption>,
  files: readonly InputFile[],
): Promise<Result> {
  let items = 0;
  let rejected = 0;
  let writeUnits = 0;
  for await (const entries of inputEntries(files, stdin, inputStart)) {
    signal.throwIfAborted();
    for (const { problem, bytes } of entries) {
      if (problem !== undefined) {
        rejected++;
        continue;
      }
      items++;
      // The JSON of an item is larger than the item.
      writeUnits += Math.ceil(bytes.byteLength / 1024);
    }
  }
  const lines = rejected === 0 ? '' : ` ${count(rejected)} lines cannot be read.`;
  return {
    summary: `${files.length === 1 ? '1 file has' : `${files.length} files have`} ${counted(items, 'item')}: writing them consumes at most about ${counted(writeUnits, 'write unit')}, more with indexes.${lines} Nothing was written.`,
    facts: { dryRun: true, files: files.length, items, rejected, writeUnits },
    isPartial: rejected > 0,
  };
}
