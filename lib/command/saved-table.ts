import type { TableDescription } from '../index.ts';
import { CommandError, UsageError } from './errors.ts';
import type { StateFile } from './state-file.ts';

/**
 * Checks that a saved state is of this table, and not of another one with the same name, and that `--segments` is as before.
 *
 * @throws CommandError, UsageError
 */
export function checkSavedTable(
  { saved }: Pick<StateFile, 'saved'>,
  table: TableDescription | undefined,
  segments: number | undefined,
): void {
  if (saved === undefined) return;
  const { tableId, segments: before } = saved;
  if (tableId !== undefined && table?.TableId !== undefined && tableId !== table.TableId)
    throw new CommandError(
      'The saved state is of another table with this name: it was deleted and created again, or --region, --profile or --endpoint is another; begin again with another state',
    );
  if (typeof before === 'number' && segments !== undefined && segments !== before)
    throw new UsageError(`The run before divided the table into ${before} segments: leave --segments out`);
}
