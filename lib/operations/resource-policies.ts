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
   * Reads the policy of a table, an index or a stream, as JSON text, and the id of its revision.
   *
   * The read is eventually consistent: a policy that was just written may not be returned yet.
   *
   * @throws PolicyNotFoundException, ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetResourcePolicy.html
   */
  getResourcePolicy: (
    input: GetResourcePolicyInput,
    options?: CallOptions,
  ): Observable<GetResourcePolicyOutput> => call(GetResourcePolicy, input, options),

  /**
   * Writes the policy of a table, an index or a stream, and replaces the present one.
   *
   * `Policy` is JSON text of at most 20 KB. `ExpectedRevisionId` is the revision that it replaces, or `NO_POLICY` if there
   * is none.
   *
   * @throws PolicyNotFoundException if the revision is not the expected one, ResourceNotFoundException,
   * ResourceInUseException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html
   */
  putResourcePolicy: (
    input: PutResourcePolicyInput,
    options?: CallOptions,
  ): Observable<PutResourcePolicyOutput> => call(PutResourcePolicy, input, options),

  /**
   * Deletes the policy of a table, an index or a stream; deleting none is no error.
   *
   * @throws PolicyNotFoundException if the revision is not the expected one, ResourceNotFoundException,
   * ResourceInUseException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteResourcePolicy.html
   */
  deleteResourcePolicy: (
    input: DeleteResourcePolicyInput,
    options?: CallOptions,
  ): Observable<DeleteResourcePolicyOutput> => call(DeleteResourcePolicy, input, options),
});
