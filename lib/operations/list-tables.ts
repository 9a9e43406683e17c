import type { ListTablesInput } from '../api/inputs.ts';
import { ListTables } from '../api/operations.ts';
import type { ListTablesOutput } from '../api/outputs.ts';
import type { Call } from '../call/call.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import type { StreamOptions } from '../paging/stream-options.ts';
import { paginateByToken } from '../paging/token-paginator.ts';

const members = {
  start: 'ExclusiveStartTableName',
  next: 'LastEvaluatedTableName',
  elements: 'TableNames',
} as const;

export const listTables = (call: Call) => ({
  /**
   * Streams the names of all tables of the account in the region, in alphabetical order.
   *
   * `Limit` is the number of names per page, at most 100, the default. An error has the `resumeToken` from which to resume.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html
   * @example
   * db.listTables().subscribe((name) => console.log(name)); // Copy
   */
  listTables: (input: ListTablesInput = {}, options?: StreamOptions): ItemStream<string, ListTablesOutput> =>
    paginateByToken(call, ListTables, members, input, options),
});
