import type { ScanInput } from '../../api/inputs.ts';
import type { ItemFormat } from '../../codec/item-format.ts';
import { InvalidValueError } from '../../errors/invalid.ts';
import type { ParallelScanOptions } from '../../paging/merge-segments.ts';
import type { ChangesOptions } from '../changes-options.ts';
import type { FollowCheckpoint } from './follow-checkpoint.ts';

/** The table that is read and then followed. */
export interface FollowInput extends Pick<ScanInput, 'ConsistentRead' | 'Limit' | 'ReturnConsumedCapacity'> {
  /** Its name. */
  readonly TableName: string;
  /** Into how many segments the scan divides the table, 1 to 1,000,000; AWS advises one per 2 GB. */
  readonly TotalSegments: number;
}

/** Options of `follow`. Those of the scan, such as `limiter` and `prefetch`, do not apply to the changes, which cost no units. */
export interface FollowOptions<Format extends ItemFormat = ItemFormat>
  extends Omit<ParallelScanOptions<Format>, 'checkpoint' | 'segments'>,
    Pick<ChangesOptions, 'idle' | 'interval'> {
  /**
   * The checkpoint to resume from and to acknowledge batches or events on.
   * @default none: what was delivered counts as acknowledged
   */
  readonly checkpoint?: FollowCheckpoint | undefined;
}

/** The members of the input; a filter or a projection would not apply to the changes. */
const members: readonly string[] = [
  'TableName',
  'TotalSegments',
  'ConsistentRead',
  'Limit',
  'ReturnConsumedCapacity',
];

/**
 * Checks the members of the input.
 *
 * @throws InvalidValueError for one that is missing, or that does not apply to the changes too
 */
export function checkFollowInput(input: FollowInput): FollowInput {
  const { TableName }: { readonly TableName?: unknown } = input ?? {};
  if (typeof TableName !== 'string' || TableName === '')
    throw new InvalidValueError('must be the name of a table, a string', ['TableName']);
  for (const [name, value] of Object.entries(input))
    if (value !== undefined && !members.includes(name))
      throw new InvalidValueError('does not apply to `follow`: all items and all changes are read', [name]);
  return { ...input };
}
