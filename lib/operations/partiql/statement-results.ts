import type { BatchExecuteStatementInput, BatchStatementRequest } from '../../api/inputs.ts';
import { BatchExecuteStatement } from '../../api/operations.ts';
import type {
  BatchExecuteStatementOutput,
  BatchStatementError,
  BatchStatementResponse,
} from '../../api/outputs.ts';
import type { Item } from '../../api/values.ts';
import { isIdempotentStatement } from '../../call/non-idempotent-update.ts';
import { appendMessage } from '../../errors/append-message.ts';
import { type CallSite, withCallSite } from '../../errors/call-site.ts';
import { type ErrorFacts, withContext } from '../../errors/dynamodb-error.ts';
import { nameOfItemCode } from '../../errors/error-table.ts';
import { InvalidResponseError } from '../../errors/invalid.ts';
import { isRetryable } from '../../errors/retryable.ts';
import type { ServiceError } from '../../errors/service-error.ts';
import { serviceError } from '../../errors/service-error-by-name.ts';

/** The result of one statement of a batch. */
export interface StatementResult<T = Item> extends Omit<BatchStatementResponse<T>, 'Error'> {
  /** The statement as it was sent. */
  readonly Statement: BatchStatementRequest;
  /** Why the statement failed, if it did: of the class that other operations raise for the same failure. */
  readonly Error?: ServiceError;
}

/** The results of a batch of statements. */
export interface BatchExecuteStatementResult<T = Item>
  extends Omit<BatchExecuteStatementOutput<T>, 'Responses'> {
  /** One for each statement, in the order of the request. */
  readonly Responses: readonly StatementResult<T>[];
}

const operation = BatchExecuteStatement.name;

/** Combines each response with its statement, and converts a failure to an error. */
export function withResults<T extends Item>(
  { Statements }: BatchExecuteStatementInput,
  batchOutput: BatchExecuteStatementOutput<T>,
  site: CallSite,
  ambiguity: ErrorFacts | undefined,
): BatchExecuteStatementResult<T> {
  const { Responses = [], ...output } = batchOutput;
  if (Responses.length !== Statements.length) {
    const message = `Expected ${Statements.length} responses, one for each statement, and received ${Responses.length}`;
    throw withCallSite(new InvalidResponseError(message, { operation }), site);
  }
  const results = Statements.map((Statement, index) => {
    const { Error: error, ...response }: BatchStatementResponse<T> = Responses[index] ?? {};
    if (error === undefined) return { ...response, Statement };
    const failure = statementError(error, response.TableName);
    if (ambiguity !== undefined && !isIdempotentStatement(Statement.Statement))
      markAmbiguous(failure, ambiguity);
    return { ...response, Statement, Error: withCallSite(failure, site) };
  });
  return { ...output, Responses: results };
}

function statementError(
  { Code = 'UnknownError', Message = Code, Item: item }: BatchStatementError,
  tableName?: string,
) {
  const error = serviceError(nameOfItemCode(Code), Message, { operation, tableName, item });
  const retryable = isRetryable(error);
  return withContext(error, { retryable, notRetriedBecause: retryable ? 'leftToCaller' : 'notRetryable' });
}

/** Says that the statement may have failed because an earlier attempt of the batch, whose response was lost, was applied. */
function markAmbiguous(error: ServiceError, { cause }: ErrorFacts): void {
  withContext(error, { ambiguous: true });
  appendMessage(error, `an earlier attempt may have been applied: ${cause}`);
}
