import { type Item, type Page, toAsyncIterable } from '../../index.ts';
import type { Context } from '../command.ts';
import type { ReadOption } from '../options.ts';
import type { PageOptions, TableReader } from '../table-reader.ts';
import { unitBudget } from '../unit-budget.ts';
import { untilAborted } from '../until-aborted.ts';

/** Reads pages until the end or until the command is stopped, writes each, and resolves with the units that they consumed. */
export async function writePages(
  { options, signal, stop }: Context<ReadOption>,
  reader: TableReader,
  pageOptions: PageOptions,
  write: (page: Page<Item>) => Promise<void>,
): Promise<number> {
  const budget = unitBudget(options['max-units'], stop);
  const page$ = reader.pages<Item>(pageOptions).pipe(untilAborted(signal));
  for await (const page of toAsyncIterable(page$)) {
    await write(page);
    budget.add('read', page.ConsumedCapacity);
  }
  signal.throwIfAborted();
  return budget.consumed().read;
}
