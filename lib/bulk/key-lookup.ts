import { catchError, map, type Observable, throwError } from 'rxjs';
import type { DescribeTableInput } from '../api/inputs.ts';
import { DescribeTable } from '../api/operations.ts';
import type { DescribeTableOutput } from '../api/outputs.ts';
import { AccessDeniedException } from '../errors/exceptions.ts';
import { InvalidResponseError } from '../errors/invalid.ts';
import type { BulkCall } from './bulk-operation.ts';

/** Asks DescribeTable for the names of a table's key attributes, the partition key first. */
export function lookUpKey(call: BulkCall, TableName: string): Observable<readonly string[]> {
  return call<DescribeTableInput, DescribeTableOutput>(DescribeTable, { TableName }).pipe(
    map(({ Table }) => {
      if (Table?.KeySchema === undefined)
        throw new InvalidResponseError('The table is described without a key');
      return Table.KeySchema.map(({ AttributeName }) => AttributeName);
    }),
    catchError((error: unknown) => throwError(() => (isAccessDenied(error) ? withAdvice(error) : error))),
  );
}

function isAccessDenied(error: unknown): error is AccessDeniedException {
  return error instanceof AccessDeniedException;
}

/** Whoever may write to a table need not have the permission to describe it. */
function withAdvice(error: AccessDeniedException): AccessDeniedException {
  const advice =
    '(without permission for DescribeTable, give the names of the key attributes as the option `key`)';
  return new AccessDeniedException(error.name, `${error.message} ${advice}`, { ...error, cause: error });
}
