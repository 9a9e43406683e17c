import type { ShardPosition } from '../checkpoint/change-position.ts';
import type { ShardPage } from '../shard-reader.ts';

/**
 * Makes the function that returns, after each page, whether all shards are read up to a time.
 *
 * A shard is, once it has given an empty page, or a record from that time on. One that ends earlier is continued by its children.
 *
 * @param shards returns the shards that are read, and those that are finished whose children are not read yet
 */
export function caughtUpCheck(
  shards: () => ReadonlyMap<string, ShardPosition>,
  time: number,
): (page: ShardPage<unknown>) => boolean {
  const reached = new Set<string>();
  return ({ batch, next }) => {
    const at = next === undefined ? batch.changes.at(-1)?.at.getTime() : next.position.at;
    if (at !== undefined && at >= time) reached.add(batch.shardId);
    if (!reached.has(batch.shardId)) return false;
    const positions = shards();
    const parents = new Set(Array.from(positions.values(), ({ parent }) => parent));
    return Array.from(positions).every(
      ([id, position]) =>
        reached.has(id) || parents.has(id) || (position.isFinished && (position.at ?? 0) >= time),
    );
  };
}
