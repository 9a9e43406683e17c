import { toAsyncIterable } from '../../index.ts';
import { defineCommand } from '../command.ts';
import { readOptions } from '../options.ts';
import { counted } from '../progress-line.ts';
import { runFacts, runFigures } from '../run-figures.ts';
import { runWithState } from '../run-with-state.ts';
import { savedCheckpoint, savedNumber } from '../saved-state.ts';
import { openTable, readIdentity, statePath } from '../table-reader.ts';
import { unitBudget } from '../unit-budget.ts';
import { untilAborted } from '../until-aborted.ts';

export const count = defineCommand({
  name: 'count',
  summary: 'Counts the items of a table, or those that match a filter.',
  args: [{ name: 'table', help: 'The name or the ARN of the table.' }],
  options: readOptions,
  notes: ['The number is written to stdout. Filtered items consume units as well.'],
  examples: [
    'rxdynamo count Music',
    'rxdynamo count Music --filter "Year > 1990 AND contains(Genres, \'jazz\')"',
    'rxdynamo count Music --key-condition "Artist = \'Nina Simone\'"',
    'rxdynamo count Music --read 40% --json',
  ],
  async run(context) {
    const { args, options, signal } = context;
    const [TableName = ''] = args;
    const state = await context.state(statePath('count', context), readIdentity('count', context));
    const reader = await openTable(context, TableName, state);
    if (options['dry-run'])
      return { summary: 'Nothing was counted.', facts: { dryRun: true, ...reader.estimate } };

    const checkpoint = savedCheckpoint(state);
    const segments = savedNumber(state, 'segments') ?? reader.segments;
    let items = savedNumber(state, 'items') ?? 0;
    let scanned = savedNumber(state, 'scanned') ?? 0;
    const budget = unitBudget(options['max-units'], context.stop);
    const start = performance.now();
    let hasRead = false;
    const snapshot = () =>
      hasRead ? { tableId: reader.table?.TableId, segments, items, scanned, checkpoint } : undefined;

    await runWithState(state, context, { snapshot }, async () => {
      const pages = reader.pages({ checkpoint, segments, Select: 'COUNT' });
      for await (const page of toAsyncIterable(pages.pipe(untilAborted(signal)))) {
        items += page.Count ?? 0;
        scanned += page.ScannedCount ?? 0;
        checkpoint.acknowledge(page);
        hasRead = true;
        budget.add('read', page.ConsumedCapacity);
      }
    });
    const milliseconds = Math.round(performance.now() - start);
    const { read } = budget.consumed();
    return {
      data: String(items),
      summary: `Scanned ${counted(scanned, 'item')} ${runFigures(state, milliseconds, counted(read, 'read unit'))}`,
      facts: { table: TableName, items, scanned, readUnits: read, ...runFacts(state, milliseconds) },
    };
  },
});
