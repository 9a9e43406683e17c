import { damagedState, isCount } from '../saved-state.ts';
import type { PartPosition } from './part-file.ts';

/**
 * Reads the positions of parts from a saved state.
 *
 * @throws CommandError if they are not as they were saved
 */
export function savedParts(saved: unknown): readonly PartPosition[] {
  if (!Array.isArray(saved)) throw damagedState('parts is missing or malformed');
  return saved.map((part: unknown) => {
    const { name, bytes, items }: Readonly<Record<string, unknown>> = Object(part);
    if (typeof name !== 'string' || !/^[\w.-]+$/.test(name) || !isCount(bytes) || !isCount(items))
      throw damagedState('parts is missing or malformed');
    return { name, bytes, items };
  });
}
