import { CheckpointError } from '../../errors/checkpoint-error.ts';
import {
  checkSecondVersion,
  damaged,
  isObject,
  restoreTime,
  savedMembers,
} from '../../paging/checkpoint/saved-members.ts';
import type { ChangePositions, ChangeStart, ShardPosition } from './change-position.ts';

/** How far one shard is acknowledged, as plain JSON. */
export interface SavedShardPosition {
  /** The shard that it continues. */
  readonly parent?: string | undefined;
  /** The sequence number of the last acknowledged record; absent if none is. */
  readonly after?: string | undefined;
  /** Up to which time the shard is known to be read, in ISO 8601. */
  readonly at?: string | undefined;
  /** `true` if all of it is acknowledged. */
  readonly finished?: true | undefined;
}

/** A change checkpoint as plain JSON. */
export interface SavedChangeCheckpoint {
  readonly version: 2;
  /** Identifies the stream; absent until it has begun. */
  readonly of?: { readonly operation: 'GetRecords'; readonly StreamArn: string } | undefined;
  /** Where the stream began: `'oldest'`, or a time in ISO 8601; absent until it has begun. */
  readonly from?: string | undefined;
  /** The shards that are being read, and those finished from which their children inherit. */
  readonly shards: { readonly [shardId: string]: SavedShardPosition };
}

/** Converts the positions of a checkpoint to plain JSON. */
export function serializePositions({ begun, shards }: ChangePositions): SavedChangeCheckpoint {
  const entries = Array.from(shards, ([id, position]) => [id, serializePosition(position)]);
  const saved = { version: 2, shards: Object.fromEntries(entries) } as const;
  if (begun === undefined) return saved;
  const { start, streamArn } = begun;
  const from = start.type === 'oldest' ? 'oldest' : new Date(start.time).toISOString();
  return { ...saved, of: { operation: 'GetRecords', StreamArn: streamArn }, from };
}

function serializePosition({ parent, after, at, isFinished }: ShardPosition): SavedShardPosition {
  return {
    ...(parent !== undefined && { parent }),
    ...(after !== undefined && { after }),
    ...(at !== undefined && { at: new Date(at).toISOString() }),
    ...(isFinished && { finished: true }),
  };
}

/**
 * Reads the positions from the parsed JSON of a saved checkpoint.
 *
 * @throws CheckpointError if it is not a change checkpoint, is damaged, or has an unknown version
 */
export function restorePositions(saved: unknown): ChangePositions {
  const { version, of, from, shards } = savedMembers(saved);
  checkSecondVersion(version, 'changes');
  if (!isObject(shards)) return damaged('shards');
  const positions = new Map(Object.entries(shards).map(([id, each]) => [id, restorePosition(id, each)]));
  if (of === undefined) return { begun: undefined, shards: positions };
  if (!isObject(of)) return damaged('of');
  if (of.operation !== 'GetRecords')
    throw new CheckpointError('The checkpoint belongs to a scan or a query, but this is a stream of changes');
  if (typeof of.StreamArn !== 'string') return damaged('of.StreamArn');
  return { begun: { streamArn: of.StreamArn, start: restoreStart(from) }, shards: positions };
}

function restoreStart(from: unknown): ChangeStart {
  return from === 'oldest' ? { type: 'oldest' } : { type: 'time', time: restoreTime(from, 'from') };
}

function restorePosition(id: string, saved: unknown): ShardPosition {
  const path = `shards[${JSON.stringify(id)}]`;
  if (!isObject(saved)) return damaged(path);
  const { parent, after, at, finished } = saved;
  if (!isOptionalText(parent)) return damaged(`${path}.parent`);
  if (!isOptionalText(after) || (after !== undefined && !/^\d+$/.test(after)))
    return damaged(`${path}.after`);
  if (finished !== undefined && finished !== true) return damaged(`${path}.finished`);
  const time = at === undefined ? undefined : restoreTime(at, `${path}.at`);
  return { parent, after, at: time, isFinished: finished === true };
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}
