import type { Item } from '../api/values.ts';
import type { Call } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import { followTable } from '../changes/follow/follow.ts';
import type { FollowInput, FollowOptions } from '../changes/follow/follow-options.ts';
import type { FollowStream } from '../changes/follow/follow-stream.ts';
import type { ItemFormat } from '../codec/item-format.ts';

export const follow = <Default = Item>(call: Call) => ({
  /**
   * Streams every item of a table, and then every change of its items since the scan began, without a gap between them.
   *
   * Emits `{ type: 'snapshot', item }` for the items of a parallel scan, then `{ type: 'change', change }`, and
   * `{ type: 'caughtUp' }` once, when all changes up to the end of the scan have been delivered. The changes begin five minutes
   * before the scan, so some of them are older than the item of the scan: per key, the last event wins. They begin once all of
   * the scan was delivered and, with a checkpoint, acknowledged. It obeys demand, and resumes from its checkpoint in either phase.
   *
   * @throws StreamSpecificationError if the table has no stream, or one without new images; StreamRetentionError if the scan
   * takes, or is expected to take, longer than the 23 hours after which changes would be lost; StreamGapError if changes were
   * removed before they were read; CheckpointError if the checkpoint is of another table or stream; ResourceNotFoundException.
   * The error of a request has the `checkpoint` from which to go on: the one of the options, else one that acknowledges what was
   * delivered
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
   * @example
   * db.follow<Song>({ TableName: 'Music', TotalSegments: 64 })
   *   .pipe(db.applyChanges({ TableName: 'Copy' }))
   *   .subscribe(({ item }) => console.log(item.type)); // snapshot
   */
  follow: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: FollowInput,
    options?: FollowOptions<Format>,
  ): FollowStream<ItemsAs<T, Format>> => followTable<ItemsAs<T, Format>>(call, input, options),
});
