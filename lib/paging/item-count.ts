import { EMPTY, map, type Observable } from 'rxjs';
import type { DescribeTableInput } from '../api/inputs.ts';
import { DescribeTable } from '../api/operations.ts';
import type { DescribeTableOutput } from '../api/outputs.ts';
import type { Call } from '../call/call.ts';

/**
 * Looks up how many items a table, or an index, had within the last six hours; emits `undefined` if nothing says so.
 *
 * @param part which part of them is scanned, for some of the segments
 */
export function itemCount(
  call: Call,
  {
    TableName,
    IndexName,
  }: { readonly TableName?: string | undefined; readonly IndexName?: string | undefined },
  part: number,
): Observable<number | undefined> {
  // JavaScript callers may omit it; the request of a page reports that.
  if (TableName === undefined) return EMPTY;
  const table$ = call<DescribeTableInput, DescribeTableOutput>(
    DescribeTable,
    { TableName },
    { maxAttempts: 1 },
  );
  return table$.pipe(
    map(({ Table: table }) => {
      const indexes = [...(table?.GlobalSecondaryIndexes ?? []), ...(table?.LocalSecondaryIndexes ?? [])];
      const source = IndexName === undefined ? table : indexes.find((each) => each.IndexName === IndexName);
      return source?.ItemCount === undefined ? undefined : Math.round(source.ItemCount * part);
    }),
  );
}
