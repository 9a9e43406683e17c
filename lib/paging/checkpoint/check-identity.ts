import { CheckpointError } from '../../errors/checkpoint-error.ts';
import type { ScanIdentity } from './progress.ts';

/** The compared members, in the order in which differences are reported. */
const members: readonly (keyof ScanIdentity)[] = [
  'operation',
  'TableName',
  'IndexName',
  'TotalSegments',
  'Segment',
  'KeyCondition',
  'ScanIndexForward',
];

/**
 * Checks that a checkpoint belongs to the scan or the query that is resumed from it.
 *
 * @throws CheckpointError naming the first difference
 */
export function checkIdentity(saved: ScanIdentity, current: ScanIdentity): void {
  for (const name of members) {
    if (saved[name] === current[name]) continue;
    const context = { operation: current.operation, tableName: current.TableName };
    throw new CheckpointError(`The checkpoint belongs to a ${difference(name, saved, current)}`, context);
  }
}

function difference(name: keyof ScanIdentity, saved: ScanIdentity, current: ScanIdentity): string {
  const kind = saved.operation.toLowerCase();
  if (name === 'operation') return `${kind}, but this is a ${current.operation.toLowerCase()}`;
  return `${kind} with ${name} ${saved[name] ?? 'none'}, but this one has ${current[name] ?? 'none'}`;
}
