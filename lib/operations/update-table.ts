import type { Observable } from 'rxjs';
import type { UpdateTableInput } from '../api/inputs.ts';
import { UpdateTable } from '../api/operations.ts';
import type { UpdateTableOutput } from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const updateTable = (call: Call) => ({
  /**
   * Changes a table's throughput, indexes, stream or other settings; emits its new description.
   *
   * @throws ResourceNotFoundException, ResourceInUseException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
   * @example
   * db.updateTable({
   *   TableName: 'Music',
   *   BillingMode: 'PROVISIONED',
   *   ProvisionedThroughput: { ReadCapacityUnits: 100, WriteCapacityUnits: 100 },
   * }).subscribe();
   */
  updateTable: (input: UpdateTableInput, options?: CallOptions): Observable<UpdateTableOutput> =>
    call(UpdateTable, input, options),
});
