import type { Observable } from 'rxjs';
import type { CreateTableInput } from '../api/inputs.ts';
import { CreateTable } from '../api/operations.ts';
import type { CreateTableOutput } from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';

/** The throughput of a table whose request has neither `BillingMode` nor `ProvisionedThroughput`. */
const defaultThroughput = { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } };

export const createTable = (call: Call) => ({
  /**
   * Creates a table; emits its description, in status `CREATING`.
   *
   * With neither `BillingMode` nor `ProvisionedThroughput` it is provisioned with 1 read and 1 write capacity unit.
   *
   * @throws ResourceInUseException if a table of that name exists, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
   * @example
   * concat(
   *   db.createTable({
   *     TableName: 'Albums',
   *     AttributeDefinitions: [{ AttributeName: 'Title', AttributeType: 'S' }],
   *     KeySchema: [{ AttributeName: 'Title', KeyType: 'HASH' }],
   *     BillingMode: 'PAY_PER_REQUEST',
   *   }),
   *   db.waitUntilTableExists({ TableName: 'Albums' }),
   * ).subscribe({ complete: () => console.log('ready') }); // ready
   */
  createTable: (input: CreateTableInput, options?: CallOptions): Observable<CreateTableOutput> =>
    call(CreateTable, hasBilling(input) ? input : { ...input, ...defaultThroughput }, options),
});

function hasBilling({ BillingMode, ProvisionedThroughput }: CreateTableInput): boolean {
  return BillingMode !== undefined || ProvisionedThroughput !== undefined;
}
