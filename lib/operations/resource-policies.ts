import type { Observable } from 'rxjs';
import type {
  DeleteResourcePolicyInput,
  GetResourcePolicyInput,
  PutResourcePolicyInput,
} from '../api/inputs.ts';
import { DeleteResourcePolicy, GetResourcePolicy, PutResourcePolicy } from '../api/operations.ts';
import type {
  DeleteResourcePolicyOutput,
  GetResourcePolicyOutput,
  PutResourcePolicyOutput,
} from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const resourcePolicies = (call: Call) => ({
  /**
   * Reads the policy of a table, an index or a stream: a JSON text, and the id of its revision.
   *
   * It is read with eventual consistency: a policy of a moment ago may not be seen yet.
   *
   * @throws PolicyNotFoundException, ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetResourcePolicy.html
   */
  getResourcePolicy: (
    input: GetResourcePolicyInput,
    options?: CallOptions,
  ): Observable<GetResourcePolicyOutput> => call(GetResourcePolicy, input, options),

  /**
   * Writes the policy of a table, an index or a stream, in place of the one that it has.
   *
   * `Policy` is a JSON text of 20 KB at most. `ExpectedRevisionId` is the revision that it replaces, `NO_POLICY` for
   * none.
   *
   * @throws PolicyNotFoundException if the revision is another, ResourceNotFoundException, ResourceInUseException,
   * LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html
   */
  putResourcePolicy: (
    input: PutResourcePolicyInput,
    options?: CallOptions,
  ): Observable<PutResourcePolicyOutput> => call(PutResourcePolicy, input, options),

  /**
   * Removes the policy of a table, an index or a stream; there being none is no error.
   *
   * @throws PolicyNotFoundException if the revision is another, ResourceNotFoundException, ResourceInUseException,
   * LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteResourcePolicy.html
   */
  deleteResourcePolicy: (
    input: DeleteResourcePolicyInput,
    options?: CallOptions,
  ): Observable<DeleteResourcePolicyOutput> => call(DeleteResourcePolicy, input, options),
});
