/** Up to which time each shard of a stream is read, in milliseconds. */
export interface ShardLags {
  /** Records up to which time a shard is read. */
  readonly read: (shardId: string, until: number | undefined) => void;
  /** Records that a shard is read whole. */
  readonly end: (shardId: string) => void;
  /** Returns how far behind the slowest shard is; `undefined` if no shard is being read. */
  readonly lag: (now: number) => number | undefined;
}

/** Makes the lags of one stream. */
export function shardLags(): ShardLags {
  const times = new Map<string, number>();
  return {
    read(shardId, until) {
      if (until !== undefined) times.set(shardId, until);
    },
    end: (shardId) => times.delete(shardId),
    lag(now) {
      let oldest = Number.POSITIVE_INFINITY;
      for (const time of times.values()) oldest = Math.min(oldest, time);
      return times.size === 0 ? undefined : Math.max(0, now - oldest);
    },
  };
}
