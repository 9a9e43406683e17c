import { tap } from 'rxjs';
import { type Item, type TableDescription, toAsyncIterable } from '../../index.ts';
import { batchedPages } from '../batched-pages.ts';
import { type Context, defineCommand, type Result } from '../command.ts';
import { CommandError, UsageError } from '../errors.ts';
import { type ReadOption, readOptions } from '../options.ts';
import { count, counted } from '../progress-line.ts';
import { runFacts, runFigures } from '../run-figures.ts';
import { runWithState } from '../run-with-state.ts';
import { savedCheckpoint, savedNumber } from '../saved-state.ts';
import type { StateFile } from '../state-file.ts';
import { openTable, readIdentity, statePath, type TableReader } from '../table-reader.ts';
import { type UnitBudget, unitBudget } from '../unit-budget.ts';
import { untilAborted } from '../until-aborted.ts';
import { writeLimiter } from '../write-limiter.ts';

const options = [...readOptions, 'write', 'yes'] as const;

type DeleteContext = Context<(typeof options)[number]>;

export const deleteItems = defineCommand({
  name: 'delete',
  summary: 'Deletes the items of a table that match a filter or a key condition, or all of them.',
  args: [{ name: 'table', help: 'The name or the ARN of the table.' }],
  options,
  notes: [
    'It reads the keys of the items only, which consumes as many read units as reading the items. In a terminal it asks for the name of the table first; elsewhere it wants --yes.',
    'To delete all items of a large table, deleting and creating the table is faster and costs nothing.',
  ],
  examples: [
    'rxdynamo delete Music --filter "Year < 1950" --dry-run',
    'rxdynamo delete Music --filter "Year < 1950" --write 25%',
    'rxdynamo delete Music --key-condition "Artist = \'Nina Simone\'"',
    'rxdynamo delete Music --yes --max-units 100000',
  ],
  async run(context) {
    const [TableName = ''] = context.args;
    const state = await context.state(statePath('delete', context), readIdentity('delete', context));
    const reader = await openTable(context, TableName, state);
    const writeUnits = announceUnits(context, reader);
    if (context.options['dry-run'])
      return { summary: 'Nothing was deleted.', facts: { dryRun: true, ...reader.estimate, writeUnits } };
    const key = keyOf(reader);
    await confirm(context, TableName);

    const { signal } = context;
    const checkpoint = savedCheckpoint(state);
    const segments = savedNumber(state, 'segments') ?? reader.segments;
    const maxUnits = context.options['max-units'];
    // At --max-units, what is read is still deleted: else a run with few units would make no progress.
    const enough = new AbortController();
    const budget = unitBudget(maxUnits, (reason) => enough.abort(reason));
    let deleted = savedNumber(state, 'deleted') ?? 0;
    const start = performance.now();
    let hasRead = false;
    const snapshot = () =>
      hasRead ? { tableId: reader.table?.TableId, segments, deleted, checkpoint } : undefined;

    await runWithState(state, context, { snapshot }, async () => {
      const Limit = pageLimit(context.options);
      const results = reader.pages<Item>({ checkpoint, segments, Limit, attributes: key }).pipe(
        untilAborted(enough.signal),
        tap((page) => {
          hasRead = true;
          budget.add('read', page.ConsumedCapacity);
          budget.reserve(page.Items?.length ?? 0);
        }),
        batchedPages(batchDelete(context, TableName, key), checkpoint.acknowledge),
        untilAborted(signal),
      );
      for await (const { ConsumedCapacity } of toAsyncIterable(results)) {
        deleted++;
        budget.reserve(-1);
        budget.add('write', ConsumedCapacity);
      }
      enough.signal.throwIfAborted();
    });
    return resultOf(state, TableName, deleted, budget.consumed(), performance.now() - start);
  },
});

function batchDelete({ db, options, progress }: DeleteContext, TableName: string, key: readonly string[]) {
  const { write } = options;
  return db.batchDelete<Item>(
    { TableName, ReturnConsumedCapacity: 'TOTAL' },
    {
      key,
      limiter: writeLimiter(db, TableName, write),
      ...progress.options('write', 'deleted'),
    },
  );
}

function resultOf(
  state: StateFile,
  table: string,
  deleted: number,
  { read, write }: ReturnType<UnitBudget['consumed']>,
  elapsed: number,
): Result {
  const milliseconds = Math.round(elapsed);
  const units = `${count(read)} read and ${counted(write, 'write unit')}`;
  return {
    summary: `Deleted ${counted(deleted, 'item')} ${runFigures(state, milliseconds, units)}`,
    facts: { table, deleted, readUnits: read, writeUnits: write, ...runFacts(state, milliseconds) },
  };
}

/** Writes the estimate of the units of deleting the items as a message, and returns it. */
function announceUnits(context: DeleteContext, reader: TableReader): number | undefined {
  const units = writeUnitsOf(context, reader);
  if (units !== undefined)
    context.output.message(
      `Deleting them consumes about ${count(units)} write units, and those of the indexes.`,
    );
  return units;
}

/** The units of deleting all items: one for each started KB of an item; `undefined` if only some are deleted. */
function writeUnitsOf(
  { options: { filter, index } }: DeleteContext,
  { size }: TableReader,
): number | undefined {
  if (size === undefined || filter !== undefined || index !== undefined) return undefined;
  return size.items * Math.max(1, Math.ceil(size.bytes / Math.max(size.items, 1) / 1024));
}

/** Limits pages so that those in flight when `--max-units` is reached consume about a tenth of it, and no more. */
function pageLimit({
  concurrency = 16,
  'max-units': maxUnits,
}: DeleteContext['options']): number | undefined {
  if (maxUnits === undefined) return undefined;
  return Math.min(1000, Math.max(1, Math.floor(maxUnits / 10 / concurrency)));
}

/** The names of the table's key attributes. */
function keyOf({ table, TableName }: TableReader): readonly string[] {
  const names = keyNames(table);
  if (names.length > 0) return names;
  throw new CommandError(
    `The keys of ${TableName} are needed: ask for the permission dynamodb:DescribeTable`,
  );
}

function keyNames(table: TableDescription | undefined): readonly string[] {
  return table?.KeySchema?.flatMap(({ AttributeName }) => AttributeName ?? []) ?? [];
}

async function confirm({ options, ask }: DeleteContext, TableName: string): Promise<void> {
  if (options.yes) return;
  const which = selects(options) ? `the items of ${TableName} that match` : `ALL items of ${TableName}`;
  const answer = await ask(`This deletes ${which}. Type the name of the table to go on: `);
  if (answer === undefined) throw new UsageError(`Nothing was deleted: without a terminal, add --yes`);
  if (answer.trim() !== TableName)
    throw new CommandError(`Nothing was deleted: the answer is not ${TableName}`);
}

function selects(options: Pick<DeleteContext['options'], Extract<ReadOption, 'filter' | 'key-condition'>>) {
  return options.filter !== undefined || options['key-condition'] !== undefined;
}
