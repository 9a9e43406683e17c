import { defineCommand } from '../command.ts';
import { copyItems } from '../copy/copy-items.ts';
import { copyOptions } from '../copy/copy-options.ts';
import { checkTarget, targetClient } from '../copy/copy-target.ts';
import { checkFollowOptions, followTable } from '../copy/follow-table.ts';
import { openTable, readIdentity, statePath } from '../table-reader.ts';

export const copyTable = defineCommand({
  name: 'copy',
  summary: 'Copies the items of a table, or those that match a filter, to another table, which must exist.',
  args: [
    { name: 'table', help: 'The name or the ARN of the table that is read.' },
    { name: 'copy', help: 'The name or the ARN of the table that is written.' },
  ],
  options: copyOptions,
  notes: [
    'Items of the same key are replaced, others stay. If it is stopped or killed, --resume goes on where it was.',
    'With --follow it keeps the copy up to date, until it is stopped.',
  ],
  examples: [
    'rxdynamo copy Music Copy --read 40% --write 500',
    'rxdynamo copy Music Music --to-region us-east-1',
    'rxdynamo copy Music Copy --follow',
  ],
  async run(context) {
    const [table = '', copy = ''] = context.args;
    const { options } = context;
    if (options.follow) checkFollowOptions(context);
    await using other = targetClient(context);
    const target = other ?? context.db;
    const identity = {
      ...readIdentity('copy', context),
      to: copy,
      follow: options.follow,
      'to-profile': options['to-profile'],
      'to-region': options['to-region'],
      'to-endpoint': options['to-endpoint'],
    };
    const state = await context.state(statePath('copy', context), identity);
    const reader = await openTable(context, table, state);
    await checkTarget(context, target, copy, reader.table);
    if (options['dry-run'])
      return { summary: 'Nothing was copied.', facts: { dryRun: true, ...reader.estimate } };
    // Awaited here, so that the client of the other table is closed after that.
    return await (options.follow ? followTable : copyItems)(context, reader, state, target, copy);
  },
});
