import { CommandError } from '../errors.ts';
import { damagedState, isCount } from '../saved-state.ts';
import type { StateFile } from '../state-file.ts';
import { type InputPosition, inputStart } from './input-entries.ts';
import type { InputFile } from './input-files.ts';

/** A file of an import, as its state has it. */
interface SavedFile {
  readonly path: string;
  readonly size: number | undefined;
}

/** Returns what the state has of the files. */
export function filesToSave(files: readonly InputFile[]): readonly SavedFile[] {
  return files.map(({ path, size }) => ({ path, size }));
}

/**
 * Reads the position of an import from its saved state.
 *
 * @throws CommandError if the files are others now, or have another size
 */
export function savedPosition({ saved }: StateFile, files: readonly InputFile[]): InputPosition {
  if (saved === undefined) return inputStart;
  if (JSON.stringify(saved.files) !== JSON.stringify(filesToSave(files)))
    throw new CommandError(
      'The files have changed since the import was stopped: import them from the beginning',
    );
  const { file, line, offset }: Readonly<Record<string, unknown>> = Object(saved.position);
  if (isCount(file) && isCount(line) && isCount(offset)) return { file, line, offset };
  throw damagedState('position is missing or malformed');
}
