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
import { serviceError } from '../../errors/exceptions.ts';
import { InvalidResponseError } from '../../errors/invalid.ts';
import { isRetryable } from '../../errors/retryable.ts';
import type { ServiceError } from '../../errors/service-error.ts';

/** What became of one statement of a batch. */
export interface StatementResult<T = Item> extends Omit<BatchStatementResponse<T>, 'Error'> {
  /** The statement as it was sent. */
  readonly Statement: BatchStatementRequest;
  /** Why the statement failed, if it did: of the class that the same failure has elsewhere. */
  readonly Error?: ServiceError;
}

/** What became of a batch of statements. */
export interface BatchExecuteStatementResult<T = Item>
  extends Omit<BatchExecuteStatementOutput<T>, 'Responses'> {
  /** One for each statement, in the order of the request. */
  readonly Responses: readonly StatementResult<T>[];
}

const operation = BatchExecuteStatement.name;

/** The names that errors have elsewhere whose code is another in a batch of statements; other codes are names. */
const names = new Map([
  ['AccessDenied', 'AccessDeniedException'],
  ['ConditionalCheckFailed', 'ConditionalCheckFailedException'],
  ['DuplicateItem', 'DuplicateItemException'],
  ['ItemCollectionSizeLimitExceeded', 'ItemCollectionSizeLimitExceededException'],
  ['ProvisionedThroughputExceeded', 'ProvisionedThroughputExceededException'],
  ['ResourceNotFound', 'ResourceNotFoundException'],
  ['ThrottlingError', 'ThrottlingException'],
  ['TransactionConflict', 'TransactionConflictException'],
  ['ValidationError', 'ValidationException'],
]);

/** Puts each response next to its statement, and makes an error of what it says of a failure. */
export function withResults<T extends Item>(
  { Statements }: BatchExecuteStatementInput,
  batchOutput: BatchExecuteStatementOutput<T>,
  site: CallSite,
  ambiguity: ErrorFacts | undefined,
): BatchExecuteStatementResult<T> {
  const { Responses = [], ...output } = batchOutput;
  if (Responses.length !== Statements.length) {
    const counts = `${Responses.length} responses came for ${Statements.length} statements`;
    throw withCallSite(new InvalidResponseError(counts, { operation }), site);
  }
  const results = Statements.map((Statement, index) => {
    const { Error: error, ...response }: BatchStatementResponse<T> = Responses[index] ?? {};
    if (error === undefined) return { ...response, Statement };
    const failure = errorOf(error, response.TableName);
    if (ambiguity !== undefined && !isIdempotentStatement(Statement.Statement)) doubt(failure, ambiguity);
    return { ...response, Statement, Error: withCallSite(failure, site) };
  });
  return { ...output, Responses: results };
}

function errorOf(
  { Code = 'UnknownError', Message = Code, Item: item }: BatchStatementError,
  tableName?: string,
) {
  const error = serviceError(names.get(Code) ?? Code, Message, { operation, tableName, item });
  // What a status of 500 says elsewhere, only the code says here.
  const retryable = isRetryable(error) || Code === 'InternalServerError';
  return withContext(error, { retryable, notRetriedBecause: retryable ? 'leftToCaller' : 'notRetryable' });
}

/** The statement may have failed because an earlier attempt at the batch, whose answer was lost, was applied. */
function doubt(error: ServiceError, { cause }: ErrorFacts): void {
  withContext(error, { ambiguous: true });
  appendMessage(error, `an earlier attempt may have been applied: ${cause}`);
}
