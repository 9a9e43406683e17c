import type { Observable } from 'rxjs';
import type { DescribeTableInput } from '../api/inputs.ts';
import { DescribeTable } from '../api/operations.ts';
import type { DescribeTableOutput } from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const describeTable = (call: Call) => ({
  /**
   * Describes a table: its status, keys, indexes, size and settings.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
   * @example
   * db.describeTable({ TableName: 'Music' })
   *   .subscribe(({ Table }) => console.log(Table?.KeySchema?.[0]?.AttributeName)); // Artist
   */
  describeTable: (input: DescribeTableInput, options?: CallOptions): Observable<DescribeTableOutput> =>
    call(DescribeTable, input, options),
});
