import { lastValueFrom, tap } from 'rxjs';
import { type ApplicableChange, type DynamoDB, type FollowEvent, followCheckpoint } from '../../index.ts';
import type { Context, Result } from '../command.ts';
import { UsageError } from '../errors.ts';
import { runWithState } from '../run-with-state.ts';
import { savedNumber } from '../saved-state.ts';
import type { StateFile } from '../state-file.ts';
import type { TableReader } from '../table-reader.ts';
import { unitBudget } from '../unit-budget.ts';
import { untilAborted } from '../until-aborted.ts';
import { writeLimiter } from '../write-limiter.ts';
import type { CopyOption } from './copy-options.ts';

/** Copies a table and then each of its changes to another table, until the command is stopped. */
export async function followTable(
  context: Context<CopyOption>,
  reader: TableReader,
  state: StateFile,
  target: DynamoDB,
  copy: string,
): Promise<Result> {
  const { db, options, signal, stop, progress, output } = context;
  const { TableName } = reader;
  const checkpoint = followCheckpoint(state.saved?.checkpoint);
  const TotalSegments = savedNumber(state, 'segments') ?? reader.segments;
  let events = savedNumber(state, 'events') ?? 0;
  const budget = unitBudget(options['max-units'], stop);
  const tableId = reader.table?.TableId;
  const snapshot = () => ({ tableId, segments: TotalSegments, events, checkpoint: checkpoint.toJSON() });

  function acknowledge(event: FollowEvent): void {
    checkpoint.acknowledge(event);
    if (event.type === 'caughtUp')
      output.message(`${copy} has caught up with ${TableName}; its changes follow. Ctrl-C stops.`);
    else events++;
  }

  await state.save(snapshot());
  await runWithState(state, context, { snapshot, atEnd: 'keep' }, async () => {
    const input = { TableName, TotalSegments, ConsistentRead: options.consistent ? true : undefined };
    const applied$ = db
      .follow(input, {
        checkpoint,
        prefetch: 1,
        concurrency: options.concurrency,
        limiter:
          options.read === undefined ? undefined : db.capacityLimiter({ TableName }, { read: options.read }),
        ...progress.options('read'),
      })
      .pipe(
        target.applyChanges<FollowEvent & ApplicableChange>(
          { TableName: copy, ReturnConsumedCapacity: 'TOTAL' },
          { limiter: writeLimiter(target, copy, options.write), ...progress.options('write') },
        ),
        tap(({ item, ConsumedCapacity }) => {
          acknowledge(item);
          budget.add('write', ConsumedCapacity);
        }),
        untilAborted(signal),
      );
    await lastValueFrom(applied$, { defaultValue: undefined });
  });
  return { summary: `The stream of ${TableName} has ended.`, facts: { table: TableName, to: copy, events } };
}

/** Refuses options that choose items: they would not apply to the changes. */
export function checkFollowOptions({ options }: Context<CopyOption>): void {
  const chosen = (['index', 'filter', 'key-condition'] as const).find((name) => options[name] !== undefined);
  if (chosen !== undefined)
    throw new UsageError(`--${chosen} cannot be used with --follow, which copies all items`);
}
