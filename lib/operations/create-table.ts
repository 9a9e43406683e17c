import type { Observable } from 'rxjs';
import type { CreateTableInput } from '../api/inputs.ts';
import { CreateTable } from '../api/operations.ts';
import type { CreateTableOutput } from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';

/** What a table gets whose request names neither a billing mode nor a throughput: one read and one write unit. */
const smallest = { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } };

export const createTable = (call: Call) => ({
  /**
   * Creates a table; emits its description, in status `CREATING`.
   *
   * With neither `BillingMode` nor `ProvisionedThroughput` it is provisioned with 1 read and 1 write capacity unit.
   *
   * @throws ResourceInUseException if there is a table of that name, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
   */
  createTable: (input: CreateTableInput, options?: CallOptions): Observable<CreateTableOutput> =>
    call(CreateTable, isBilled(input) ? input : { ...input, ...smallest }, options),
});

function isBilled({ BillingMode, ProvisionedThroughput }: CreateTableInput): boolean {
  return BillingMode !== undefined || ProvisionedThroughput !== undefined;
}
