import { defer } from 'rxjs';
import type { ListTablesInput } from '../api/inputs.ts';
import { ListTables } from '../api/operations.ts';
import type { ListTablesOutput } from '../api/outputs.ts';
import { callSite } from '../errors/call-site.ts';
import { follow } from '../stream/follow.ts';
import { type ItemStream, itemStream } from '../stream/item-stream.ts';
import type { Paging } from '../stream/page-reader.ts';
import type { Call, InternalCallOptions } from './call.ts';
import { paceOf, type StreamOptions } from './paged.ts';

export const listTables = (call: Call) => ({
  /**
   * Streams the names of all tables of the account in the region, in alphabetical order.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html
   */
  listTables: (
    input: ListTablesInput = {},
    options: StreamOptions = {},
  ): ItemStream<string, ListTablesOutput> => {
    const located = { ...options, site: callSite() };
    return itemStream(
      (elements) => defer(() => follow(pagesOf(call, input, located), elements)),
      ({ TableNames = [] }) => TableNames,
    );
  },
});

function pagesOf(
  call: Call,
  input: ListTablesInput,
  options: StreamOptions & InternalCallOptions,
): Paging<ListTablesOutput, string> {
  const pace = paceOf(options, 1);
  const page$ = (ExclusiveStartTableName: string | undefined) =>
    call<ListTablesInput, ListTablesOutput>(
      ListTables,
      { ...input, ExclusiveStartTableName },
      { ...options, passesThrottles: true },
    );
  return {
    start: input.ExclusiveStartTableName,
    next: (page) => page.LastEvaluatedTableName,
    fetch: (start) => pace(page$(start)),
  };
}
