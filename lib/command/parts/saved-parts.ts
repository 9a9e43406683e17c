import { CommandError } from '../errors.ts';
import type { PartPosition } from './part-file.ts';

/**
 * Reads the positions of parts from a saved state.
 *
 * @throws CommandError if they are not as they were saved
 */
export function savedParts(saved: unknown): readonly PartPosition[] {
  if (!Array.isArray(saved)) throw damaged();
  return saved.map((part: unknown) => {
    const { name, bytes, items }: Readonly<Record<string, unknown>> = Object(part);
    if (typeof name !== 'string' || !/^[\w.-]+$/.test(name) || !isCount(bytes) || !isCount(items))
      throw damaged();
    return { name, bytes, items };
  });
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function damaged(): CommandError {
  return new CommandError(
    'The saved state is damaged: parts is missing or malformed; remove it to begin again',
  );
}
