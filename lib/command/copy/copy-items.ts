import { tap } from 'rxjs';
import { type DynamoDB, type ItemBytes, type Page, toAsyncIterable } from '../../index.ts';
import { batchedPages } from '../batched-pages.ts';
import type { Context, Result } from '../command.ts';
import { count, counted } from '../progress-line.ts';
import { runFacts, runFigures } from '../run-figures.ts';
import { runWithState } from '../run-with-state.ts';
import { savedCheckpoint, savedNumber } from '../saved-state.ts';
import type { StateFile } from '../state-file.ts';
import type { TableReader } from '../table-reader.ts';
import { unitBudget } from '../unit-budget.ts';
import { untilAborted } from '../until-aborted.ts';
import { writeLimiter } from '../write-limiter.ts';
import type { CopyOption } from './copy-options.ts';

/**
 * Copies the items that a reader reads to another table, without decoding them. A page is acknowledged once all of its items are
 * written.
 */
export async function copyItems(
  context: Context<CopyOption>,
  reader: TableReader,
  state: StateFile,
  target: DynamoDB,
  TableName: string,
): Promise<Result> {
  const { options, signal, stop } = context;
  const checkpoint = savedCheckpoint(state);
  const segments = savedNumber(state, 'segments') ?? reader.segments;
  let items = savedNumber(state, 'items') ?? 0;
  const budget = unitBudget(options['max-units'], stop);
  const tableId = reader.table?.TableId;
  const snapshot = () => ({ tableId, segments, items, checkpoint: checkpoint.toJSON() });
  const start = performance.now();

  // Items are counted with their page: those of a page that is read again by the next run count once.
  function acknowledge(page: Page<ItemBytes>): void {
    checkpoint.acknowledge(page);
    items += page.Items?.length ?? 0;
  }

  const write = batchWrite(context, target, TableName);
  await state.save(snapshot());
  await runWithState(state, context, { snapshot }, async () => {
    const result$ = reader.pages<ItemBytes>({ checkpoint, segments, items: 'bytes' }).pipe(
      tap((page) => budget.add('read', page.ConsumedCapacity)),
      batchedPages(write, acknowledge),
      untilAborted(signal),
    );
    for await (const { ConsumedCapacity } of toAsyncIterable(result$)) budget.add('write', ConsumedCapacity);
  });
  const milliseconds = Math.round(performance.now() - start);
  const { read, write: written } = budget.consumed();
  return {
    summary: `Copied ${counted(items, 'item')} to ${TableName} ${runFigures(state, milliseconds, `${count(read)} read and ${counted(written, 'write unit')}`)}`,
    facts: {
      table: reader.TableName,
      to: TableName,
      items,
      readUnits: read,
      writeUnits: written,
      ...runFacts(state, milliseconds),
    },
  };
}

function batchWrite({ options, progress }: Context<CopyOption>, target: DynamoDB, TableName: string) {
  return target.batchWrite<ItemBytes>(
    { TableName, ReturnConsumedCapacity: 'TOTAL' },
    {
      concurrency: options.concurrency ?? 8,
      limiter: writeLimiter(target, TableName, options.write),
      ...progress.options('write'),
    },
  );
}
