import type { Operation } from '../api/operation.ts';
import { isIdempotentExpression, isIdempotentStatement, returnsOldItem } from './non-idempotent-update.ts';

/** The members of requests that decide whether a second attempt does and returns the same as the first. */
interface Members {
  readonly ConditionExpression?: unknown;
  readonly Expected?: unknown;
  readonly ExpectedRevisionId?: unknown;
  readonly ReturnValues?: unknown;
  readonly UpdateExpression?: unknown;
  readonly AttributeUpdates?: unknown;
  readonly Statement?: unknown;
  readonly Statements?: unknown;
}

/** Operations that only read, unless they run a statement. */
const reading = /^(BatchGet|Describe|Get|List|Query|Scan|Search|TransactGet)/;

const writing = new Set([
  'BatchExecuteStatement',
  'BatchWriteItem',
  'DeleteItem',
  'DeleteResourcePolicy',
  'ExecuteStatement',
  'PutItem',
  'PutResourcePolicy',
  'TagResource',
  'UntagResource',
  'UpdateContinuousBackups',
  'UpdateContributorInsights',
  'UpdateItem',
]);

/**
 * Whether a request that is applied twice does and returns the same as when it is applied once.
 *
 * It does not with a condition on the state before, with the old values as its result, where it adds to what is there, and
 * where it creates or deletes a table or a backup. A request with a token is applied once, however often it is sent. An
 * operation that is not known counts as not idempotent unless its name says that it reads.
 */
export function isIdempotent(
  { name, token }: Pick<Operation<never, unknown>, 'name' | 'token'>,
  input: object,
): boolean {
  if (token !== undefined || reading.test(name)) return true;
  return writing.has(name) && !isConditional(input) && !returnsOldValues(input) && isIdempotentUpdate(input);
}

/** Whether the result of a request is what stood in the table before it. */
export function returnsOldValues(input: Members): boolean {
  const { ReturnValues } = input;
  return (
    ReturnValues === 'ALL_OLD' || ReturnValues === 'UPDATED_OLD' || statementsOf(input).some(returnsOldItem)
  );
}

function isConditional({ ConditionExpression, Expected, ExpectedRevisionId }: Members): boolean {
  return ConditionExpression !== undefined || Expected !== undefined || ExpectedRevisionId !== undefined;
}

function isIdempotentUpdate(input: Members): boolean {
  const { UpdateExpression, AttributeUpdates } = input;
  return (
    (typeof UpdateExpression !== 'string' || isIdempotentExpression(UpdateExpression)) &&
    valuesOf(AttributeUpdates).every((update) => textOf(update, 'Action') !== 'ADD') &&
    statementsOf(input).every(isIdempotentStatement)
  );
}

function statementsOf({ Statement, Statements }: Members): readonly string[] {
  if (Statement === undefined && Statements === undefined) return [];
  return [Statement, ...valuesOf(Statements).map((each) => textOf(each, 'Statement'))].filter(
    (statement) => typeof statement === 'string',
  );
}

function valuesOf(container: unknown): readonly unknown[] {
  return typeof container === 'object' && container !== null ? Object.values(container) : [];
}

function textOf(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;
}
