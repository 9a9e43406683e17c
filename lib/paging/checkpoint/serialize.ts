import type { ItemInput } from '../../api/values.ts';
import type { WireItem } from '../../codec/wire-value.ts';
import { keyFromWire, keyToWire } from '../page-key.ts';
import type { Progress, ScanIdentity } from './progress.ts';
import { restoreIdentity } from './restore-identity.ts';
import { damaged, isInteger, isObject, savedMembers } from './saved-members.ts';
import type { SegmentRange } from './segment-set.ts';

/** A checkpoint as plain JSON. */
export interface SavedCheckpoint {
  readonly version: 2;
  /** Identifies the scan or the query; absent until it has begun. */
  readonly of?: ScanIdentity | undefined;
  /** The segments of which every page is acknowledged, as ranges in ascending order. */
  readonly finished: readonly SegmentRange[];
  /**
   * For each segment that has begun and not finished, the `ExclusiveStartKey` with which it resumes, in DynamoDB's JSON; a
   * query, and a scan without segments, is segment 0.
   */
  readonly positions: { readonly [segment: string]: WireItem };
}

/** Converts progress to plain JSON. */
export function serialize({ scan, finished, positions }: Progress): SavedCheckpoint {
  const keys = Array.from(positions, ([segment, key]) => [segment, keyToWire(key)]);
  return { version: 2, of: scan, finished, positions: Object.fromEntries(keys) };
}

/**
 * Reads progress from the parsed JSON of a saved checkpoint.
 *
 * @throws CheckpointError if it is not a checkpoint, is damaged, or has an unknown version
 */
export function restore(checkpoint: unknown): Progress {
  const saved = savedMembers(checkpoint);
  const scan = restoreIdentity(saved);
  const segments = scan === undefined ? 0 : (scan.TotalSegments ?? 1);
  return {
    scan,
    finished: restoreRanges(saved.finished, segments),
    positions: restorePositions(saved.positions, segments),
  };
}

function restoreRanges(ranges: unknown, segments: number): readonly SegmentRange[] {
  if (!Array.isArray(ranges)) return damaged('finished');
  let next = 0;
  return ranges.map((range: unknown, index) => {
    const [first, last]: readonly unknown[] = Array.isArray(range) ? range : [];
    const isRange = isInteger(first) && isInteger(last) && next <= first && first <= last && last < segments;
    if (!isRange) return damaged(`finished[${index}]`);
    next = last + 1;
    return [first, last];
  });
}

function restorePositions(positions: unknown, segments: number): ReadonlyMap<number, ItemInput> {
  if (!isObject(positions)) return damaged('positions');
  const entries = Object.entries(positions).map(([segment, key]): [number, ItemInput] => {
    const path = `positions[${segment}]`;
    if (!/^\d+$/.test(segment) || Number(segment) >= segments) return damaged(path);
    return [Number(segment), restoreKey(key, path)];
  });
  return new Map(entries);
}

function restoreKey(key: unknown, path: string): ItemInput {
  if (!isObject(key)) return damaged(path);
  try {
    return keyFromWire(key);
  } catch (cause) {
    return damaged(path, cause);
  }
}
