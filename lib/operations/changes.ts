import type { Item } from '../api/values.ts';
import type { Call } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import type { ChangeStream } from '../changes/change-stream.ts';
import { streamChanges } from '../changes/changes.ts';
import type { ChangesOptions } from '../changes/changes-options.ts';
import type { ChangesInput } from '../changes/stream-description.ts';
import type { ItemFormat } from '../codec/item-format.ts';

export const changes = <Default = Item>(call: Call) => ({
  /**
   * Streams every change of the items of a table, from all shards of its DynamoDB stream, as long as that is enabled.
   *
   * The changes of one item keep their order; those of different items may be interleaved in another order than they were
   * made. A shard is read once its parent was delivered whole and, with a checkpoint, acknowledged. It obeys demand: while the
   * consumer is busy, no shard is read. After a restart from a checkpoint, what was not acknowledged is delivered again.
   * It completes only when the stream is disabled and read whole.
   *
   * @throws StreamSpecificationError if the table has no stream, or one without the images that it `needs`; StreamGapError if
   * changes were trimmed before they were read; CheckpointError if the checkpoint is of another stream;
   * ResourceNotFoundException. An error has the `checkpoint` from which to go on: the one of the options, else one that
   * acknowledges each change that was delivered
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
   * @example
   * db.changes<Song>({ TableName: 'Music' }, { from: 'oldest' })
   *   .subscribe(({ type, key, newItem }) => console.log(type)); // insert
   */
  changes: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: ChangesInput,
    options?: ChangesOptions<Format>,
  ): ChangeStream<ItemsAs<T, Format>> => streamChanges<ItemsAs<T, Format>>(call, input, options),
});
