import { CheckpointError } from '../../errors/checkpoint-error.ts';
import type { ScanIdentity } from './progress.ts';

/** In the order in which differences are reported. */
const identifying: readonly (keyof ScanIdentity)[] = [
  'operation',
  'TableName',
  'IndexName',
  'TotalSegments',
  'Segment',
  'KeyCondition',
  'ScanIndexForward',
];

/**
 * Makes sure that a checkpoint is of the scan or the query that it is given to.
 *
 * @throws CheckpointError that names the first difference
 */
export function checkIdentity(saved: ScanIdentity, begun: ScanIdentity): void {
  for (const name of identifying) {
    if (saved[name] === begun[name]) continue;
    const facts = { operation: begun.operation, tableName: begun.TableName };
    throw new CheckpointError(`The checkpoint is of a ${difference(name, saved, begun)}`, facts);
  }
}

function difference(name: keyof ScanIdentity, saved: ScanIdentity, begun: ScanIdentity): string {
  const kind = saved.operation.toLowerCase();
  if (name === 'operation') return `${kind}, and this is a ${begun.operation.toLowerCase()}`;
  return `${kind} with ${name} ${saved[name] ?? 'none'}, and this one has ${begun[name] ?? 'none'}`;
}
