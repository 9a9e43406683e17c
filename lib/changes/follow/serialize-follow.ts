import { CheckpointError } from '../../errors/checkpoint-error.ts';
import {
  checkSecondVersion,
  damaged,
  isObject,
  restoreTime,
  savedMembers,
} from '../../paging/checkpoint/saved-members.ts';
import type { SavedCheckpoint } from '../../paging/checkpoint/serialize.ts';
import type { SavedChangeCheckpoint } from '../checkpoint/serialize-positions.ts';

/** The checkpoint of `follow` as plain JSON. */
export interface SavedFollowCheckpoint {
  readonly version: 2;
  /** Identifies the table and its stream; absent until it has begun. */
  readonly of?:
    | { readonly operation: 'Follow'; readonly TableName: string; readonly StreamArn: string }
    | undefined;
  /** From when on the changes are needed, in ISO 8601; absent until it has begun. */
  readonly from?: string | undefined;
  /** When the scan ended, in ISO 8601; absent until all of it is acknowledged. */
  readonly scannedAt?: string | undefined;
  /** `true` once `caughtUp` is acknowledged. */
  readonly caughtUp?: true | undefined;
  /** The checkpoint of the scan; absent once all of it is acknowledged. */
  readonly scan?: SavedCheckpoint | undefined;
  /** The checkpoint of the changes; absent until all of the scan is acknowledged. */
  readonly changes?: SavedChangeCheckpoint | undefined;
}

/** The state of the checkpoint of `follow`; its parts are plain JSON. */
export interface FollowState {
  /** `undefined` until a stream has begun. `since` is from when on the changes are needed, in milliseconds. */
  readonly begun:
    | { readonly tableName: string; readonly streamArn: string; readonly since: number }
    | undefined;
  /** When the scan ended, in milliseconds; `undefined` until all of it is acknowledged. */
  readonly scannedAt: number | undefined;
  readonly isCaughtUp: boolean;
  readonly scan: unknown;
  readonly changes: unknown;
}

/** The state of a checkpoint that has not begun. */
export const initialState: FollowState = {
  begun: undefined,
  scannedAt: undefined,
  isCaughtUp: false,
  scan: undefined,
  changes: undefined,
};

/** Converts the state of a checkpoint to plain JSON. */
export function serializeFollow({
  begun,
  scannedAt,
  isCaughtUp,
  scan,
  changes,
}: FollowState): SavedFollowCheckpoint {
  if (begun === undefined) return { version: 2 };
  const { tableName: TableName, streamArn: StreamArn, since } = begun;
  return {
    version: 2,
    of: { operation: 'Follow', TableName, StreamArn },
    from: new Date(since).toISOString(),
    ...(scannedAt === undefined
      ? { scan: scan as SavedCheckpoint }
      : { scannedAt: new Date(scannedAt).toISOString(), changes: changes as SavedChangeCheckpoint }),
    ...(isCaughtUp && { caughtUp: true }),
  };
}

/**
 * Reads the state from the parsed JSON of a saved checkpoint; `scan` and `changes` are left to their own checkpoints.
 *
 * @throws CheckpointError if it is not a checkpoint of `follow`, is damaged, or has an unknown version
 */
export function restoreFollow(checkpoint: unknown): FollowState {
  const saved = savedMembers(checkpoint);
  const { version, of, from, scannedAt, caughtUp, scan, changes } = saved;
  checkSecondVersion(version, 'follow');
  if (of === undefined && 'finished' in saved) return refuseOther();
  if (of === undefined && 'shards' in saved) return refuseOther();
  if (of === undefined) return initialState;
  if (!isObject(of)) return damaged('of');
  const { operation, TableName: tableName, StreamArn: streamArn } = of;
  if (operation !== 'Follow') return refuseOther();
  if (typeof tableName !== 'string') return damaged('of.TableName');
  if (typeof streamArn !== 'string') return damaged('of.StreamArn');
  if (caughtUp !== undefined && caughtUp !== true) return damaged('caughtUp');
  const begun = { tableName, streamArn, since: restoreTime(from, 'from') };
  const isCaughtUp = caughtUp === true;
  if (scannedAt === undefined)
    return isObject(scan)
      ? { begun, scannedAt: undefined, isCaughtUp, scan, changes: undefined }
      : damaged('scan');
  const end = restoreTime(scannedAt, 'scannedAt');
  if (!isObject(changes)) return damaged('changes');
  return { begun, scannedAt: end, isCaughtUp, scan: undefined, changes };
}

function refuseOther(): never {
  throw new CheckpointError(
    'The checkpoint belongs to a scan, a query or a stream of changes, but this is `follow`',
  );
}
