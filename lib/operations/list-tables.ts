import type { ListTablesInput } from '../api/inputs.ts';
import { ListTables } from '../api/operations.ts';
import type { ListTablesOutput } from '../api/outputs.ts';
import { follow } from '../stream/follow.ts';
import { type ItemStream, itemStream } from '../stream/item-stream.ts';
import type { Call, CallOptions } from './call.ts';

export const listTables = (call: Call) => ({
  /**
   * Streams the names of all tables of the account in the region, in alphabetical order.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html
   */
  listTables: (input: ListTablesInput = {}, options?: CallOptions): ItemStream<string, ListTablesOutput> => {
    const paging = {
      start: input.ExclusiveStartTableName,
      next: (page: ListTablesOutput) => page.LastEvaluatedTableName,
      fetch: (start: string | undefined) =>
        call<ListTablesInput, ListTablesOutput>(
          ListTables,
          { ...input, ExclusiveStartTableName: start },
          options,
        ),
    };
    return itemStream(
      (elements) => follow(paging, elements),
      ({ TableNames = [] }) => TableNames,
    );
  },
});
