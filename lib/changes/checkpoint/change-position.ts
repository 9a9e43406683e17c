/** Where the changes of a stream begin: with its oldest record, or with those from a time on, in milliseconds. */
export type ChangeStart = { readonly type: 'oldest' } | { readonly type: 'time'; readonly time: number };

/** How far one shard is acknowledged. */
export interface ShardPosition {
  /** The shard that it continues. */
  readonly parent?: string | undefined;
  /** The sequence number of the last acknowledged record. */
  readonly after?: string | undefined;
  /** Up to which time the shard is known to be read, in milliseconds: that of the last record, or of an empty page. */
  readonly at?: number | undefined;
  /** Whether all of it is acknowledged. */
  readonly isFinished: boolean;
}

/** The state of a change checkpoint. */
export interface ChangePositions {
  /** `undefined` until a stream has begun. */
  readonly begun: { readonly streamArn: string; readonly start: ChangeStart } | undefined;
  /** The shards that are being read, and those finished of which no child is being read yet. */
  readonly shards: ReadonlyMap<string, ShardPosition>;
}
