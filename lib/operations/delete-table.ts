import type { Observable } from 'rxjs';
import type { DeleteTableInput } from '../api/inputs.ts';
import { DeleteTable } from '../api/operations.ts';
import type { DeleteTableOutput } from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const deleteTable = (call: Call) => ({
  /**
   * Deletes a table with all its items; emits the table's description, in status `DELETING`.
   *
   * @throws ResourceNotFoundException, ResourceInUseException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html
   * @example
   * concat(
   *   db.deleteTable({ TableName: 'Copy' }),
   *   db.waitUntilTableNotExists({ TableName: 'Copy' }),
   * ).subscribe({ complete: () => console.log('deleted') }); // deleted
   */
  deleteTable: (input: DeleteTableInput, options?: CallOptions): Observable<DeleteTableOutput> =>
    call(DeleteTable, input, options),
});
