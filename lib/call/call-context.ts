import type { Operation } from '../api/operation.ts';
import type { CallSite } from '../errors/call-site.ts';
import { withCallSite } from '../errors/call-site.ts';
import { DynamoDBError, type ErrorFacts, withContext } from '../errors/dynamodb-error.ts';

/** What all attempts of one call have in common, and its errors say. */
export interface CallContext {
  readonly operation: Operation<never, unknown>;
  /** The table that the request is about; `undefined` if it is about none or about several. */
  readonly tableName: string | undefined;
  readonly site: CallSite;
}

/** Returns the name of the table that a request is about; `undefined` if it is about none or about several. */
export function tableNameOf(
  input: { readonly TableName?: unknown; readonly RequestItems?: object } | undefined,
): string | undefined {
  const names = Object.keys(input?.RequestItems ?? {});
  const name = names.length === 1 ? names[0] : input?.TableName;
  return typeof name === 'string' ? name : undefined;
}

/** Returns the segment of a parallel scan that a request reads. */
export function segmentOf(input: { readonly Segment?: unknown } | undefined): number | undefined {
  const segment = input?.Segment;
  return typeof segment === 'number' ? segment : undefined;
}

/** Returns the facts about a call that its errors have. */
export function callFacts({ operation, tableName }: CallContext, requestId?: string | undefined): ErrorFacts {
  return { operation: operation.name, tableName, requestId };
}

/** Runs encoding or decoding, and adds the call to the error of a value that is invalid. */
export function withCallContext<T>(
  context: CallContext,
  convert: () => T,
  requestId?: string | undefined,
): T {
  try {
    return convert();
  } catch (error) {
    if (!(error instanceof DynamoDBError)) throw error;
    const facts: ErrorFacts = { ...callFacts(context, requestId), notRetriedBecause: 'notRetryable' };
    throw withCallSite(withContext(error, facts), context.site);
  }
}
