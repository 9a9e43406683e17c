import type { OperatorFunction } from 'rxjs';
import { changeWrites } from '../bulk/change-encoder.ts';
import type { BatchOptions } from '../bulk/options.ts';
import { passThrough } from '../bulk/pass-through.ts';
import type { BatchWriteTable, WriteResult } from '../bulk/write-requests.ts';
import type { Call } from '../call/call.ts';
import type { Change, ChangeType } from '../changes/change.ts';
import type { FollowEvent } from '../changes/follow/follow-event.ts';
import { writeOperator } from './write-operator.ts';

/** What `applyChanges` applies: a change of a stream or of an incremental export, or an event of `follow`. */
export type ApplicableChange =
  | (Pick<Change<unknown>, 'key' | 'newItem'> & { readonly type: ChangeType | 'put' })
  | FollowEvent<unknown>;

export const applyChanges = (call: Call, random: () => number = Math.random) => ({
  /**
   * Makes an operator that applies changes to a table, and emits one result for each: puts new items and deletes removed ones.
   *
   * Its source emits changes, of `changes`, `changesOf` or an incremental export, or the events of `follow`. The writes of one key keep their order and
   * are batched as in `batchWrite`, with the same options. Each result has the change or the event as its `item`, so that it can
   * be acknowledged. `caughtUp` is emitted as a result too, once everything before it has been written.
   *
   *     db.follow({ TableName: 'Music', TotalSegments: 64 }, { checkpoint })
   *       .pipe(db.applyChanges({ TableName: 'Copy' }))
   *       .subscribe(({ item }) => checkpoint.acknowledge(item));
   *
   * Writes have no condition: changes that are delivered again, after a resume, put older states of their items until the latest
   * ones are applied again.
   *
   * @throws BatchWriteError with all changes that are `unwritten` as soon as one cannot be applied, unless `onFailure` is
   * `'emit'`; its cause is an InvalidValueError for a change without the new item that it needs
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
   */
  applyChanges: <E extends ApplicableChange = ApplicableChange>(
    table: BatchWriteTable,
    options: BatchOptions = {},
  ): OperatorFunction<E, WriteResult<E>> =>
    passThrough(
      writeOperator<E>(call, changeWrites, table, options, random),
      (event) => event?.type === 'caughtUp',
    ),
});
