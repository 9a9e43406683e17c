import { map, type Observable } from 'rxjs';
import type { DescribeTableInput } from '../../api/inputs.ts';
import { DescribeTable } from '../../api/operations.ts';
import type { DescribeTableOutput } from '../../api/outputs.ts';
import { InvalidResponseError } from '../../errors/invalid.ts';
import type { Call, InternalCallOptions } from '../call.ts';

/** Asks a table for the names of its key attributes, the partition key first. */
export function keyNames(
  call: Call,
  TableName: string,
  options: InternalCallOptions,
): Observable<readonly string[]> {
  return call<DescribeTableInput, DescribeTableOutput>(DescribeTable, { TableName }, options).pipe(
    map(({ Table }) => {
      if (Table?.KeySchema === undefined)
        throw new InvalidResponseError('The table is described without a key');
      return Table.KeySchema.map(({ AttributeName }) => AttributeName);
    }),
  );
}
