import { catchError, map, throwError } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import type { ItemInput } from '../api/values.ts';
import { addFacts, DynamoDBError } from '../errors/dynamodb-error.ts';
import type { Page } from '../stream/page.ts';
import type { Paging } from '../stream/page-reader.ts';
import type { Call, CallOptions } from './call.ts';

interface PagedInput {
  readonly ExclusiveStartKey?: ItemInput | undefined;
  readonly Segment?: number | undefined;
}

/** Pages through a query or a scan; an error tells the segment and the key from which to resume. */
export function pagesOf<Input extends PagedInput, T>(
  call: Call,
  operation: Operation<Input, unknown>,
  input: Input,
  options: CallOptions | undefined,
): Paging<Page<T>, ItemInput> {
  const { Segment: segment } = input;
  return {
    start: input.ExclusiveStartKey,
    next: (page) => page.LastEvaluatedKey,
    fetch: (resumeKey) =>
      call<Input, Page<T>>(operation, { ...input, ExclusiveStartKey: resumeKey }, options).pipe(
        map((page) => (segment === undefined ? page : { ...page, Segment: segment })),
        catchError((error: unknown) =>
          throwError(() =>
            error instanceof DynamoDBError ? addFacts(error, { segment, resumeKey }) : error,
          ),
        ),
      ),
  };
}

/** The items of a page; a page that only counts has none. */
export function itemsOf<T>({ Items = [] }: Page<T>): readonly T[] {
  return Items;
}
