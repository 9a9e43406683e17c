import { catchError, map, throwError } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import type { ItemInput } from '../api/values.ts';
import { addFacts, DynamoDBError } from '../errors/dynamodb-error.ts';
import type { Page } from '../stream/page.ts';
import type { Paging } from '../stream/page-reader.ts';
import type { Call, CallOptions } from './call.ts';
import { sizeOf } from './response-size.ts';

/** What a user may say about a query or a scan. */
export interface PagedOptions extends CallOptions {
  /**
   * How many pages are read ahead of the consumer, per segment; a page is asked for when it is wanted, if this is 0.
   * @default 0
   */
  readonly prefetch?: number | undefined;
  /**
   * From how many bytes on nothing more is read ahead, per segment, whatever `prefetch` allows.
   * @default 16 MiB
   */
  readonly prefetchBytes?: number | undefined;
}

interface PagedInput {
  readonly ExclusiveStartKey?: ItemInput | undefined;
  readonly Segment?: number | undefined;
}

/** Pages through a query or a scan; an error tells the segment and the key from which to resume. */
export function pagesOf<Input extends PagedInput, T>(
  call: Call,
  operation: Operation<Input, unknown>,
  input: Input,
  options: PagedOptions = {},
): Paging<Page<T>, ItemInput> {
  // Plain JavaScript may leave the input out; what that is worth is said when the request is encoded.
  const { Segment: segment, ExclusiveStartKey: start } = input ?? {};
  const { prefetch: pages = 0, prefetchBytes: bytes = 16 * 2 ** 20 } = options;
  return {
    ahead: { pages, bytes, sizeOf },
    start,
    next: (page) => page.LastEvaluatedKey,
    fetch: (resumeKey) =>
      call<Input, Page<T>>(operation, startingAt(input, resumeKey), options).pipe(
        map((page) => (segment === undefined ? page : Object.assign(page, { Segment: segment }))),
        catchError((error: unknown) =>
          throwError(() =>
            error instanceof DynamoDBError ? addFacts(error, { segment, resumeKey }) : error,
          ),
        ),
      ),
  };
}

function startingAt<Input extends PagedInput>(input: Input, ExclusiveStartKey: ItemInput | undefined): Input {
  return ExclusiveStartKey === undefined ? input : { ...input, ExclusiveStartKey };
}

/** The items of a page; a page that only counts has none. */
export function itemsOf<T>({ Items = [] }: Page<T>): readonly T[] {
  return Items;
}
