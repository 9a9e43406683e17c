import type { Operation } from '../api/operation.ts';
import { isIdempotentExpression, isIdempotentStatement, returnsOldItem } from './non-idempotent-update.ts';

/** The members of requests that decide whether a second attempt has the same effect and result as the first. */
interface RequestMembers {
  readonly ConditionExpression?: unknown;
  readonly Expected?: unknown;
  readonly ExpectedRevisionId?: unknown;
  readonly ReturnValues?: unknown;
  readonly UpdateExpression?: unknown;
  readonly AttributeUpdates?: unknown;
  readonly Statement?: unknown;
  readonly Statements?: unknown;
}

/** The names of operations that only read. */
const readOperation = /^(BatchGet|Describe|Get|List|Query|Scan|Search|TransactGet)/;

/** Writes that are idempotent unless their input says otherwise. */
const idempotentWrites = new Set([
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
 * Whether a request that is applied twice has the same effect and result as when it is applied once.
 *
 * It has not if it has a condition, returns old values, adds to a value, or creates or deletes a table or a backup. The
 * service applies a request with an idempotency token once, however often it is sent. An unknown operation counts as not
 * idempotent unless its name says that it reads.
 */
export function isIdempotent(
  { name, token }: Pick<Operation<never, unknown>, 'name' | 'token'>,
  input: object,
): boolean {
  if (token !== undefined || readOperation.test(name)) return true;
  return (
    idempotentWrites.has(name) &&
    !isConditional(input) &&
    !returnsOldValues(input) &&
    isIdempotentUpdate(input)
  );
}

/** Whether a request returns the item, or attributes of it, as they were before. */
export function returnsOldValues(input: RequestMembers): boolean {
  const { ReturnValues } = input;
  return (
    ReturnValues === 'ALL_OLD' || ReturnValues === 'UPDATED_OLD' || statementsOf(input).some(returnsOldItem)
  );
}

function isConditional({ ConditionExpression, Expected, ExpectedRevisionId }: RequestMembers): boolean {
  return ConditionExpression !== undefined || Expected !== undefined || ExpectedRevisionId !== undefined;
}

function isIdempotentUpdate(input: RequestMembers): boolean {
  const { UpdateExpression, AttributeUpdates } = input;
  return (
    (typeof UpdateExpression !== 'string' || isIdempotentExpression(UpdateExpression)) &&
    valuesOf(AttributeUpdates).every((update) => memberOf(update, 'Action') !== 'ADD') &&
    statementsOf(input).every(isIdempotentStatement)
  );
}

function statementsOf({ Statement, Statements }: RequestMembers): readonly string[] {
  if (Statement === undefined && Statements === undefined) return [];
  return [Statement, ...valuesOf(Statements).map((request) => memberOf(request, 'Statement'))].filter(
    (statement) => typeof statement === 'string',
  );
}

function valuesOf(container: unknown): readonly unknown[] {
  return typeof container === 'object' && container !== null ? Object.values(container) : [];
}

function memberOf(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;
}
