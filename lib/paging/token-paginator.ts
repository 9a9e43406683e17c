import { defer } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import type { PageFetcher } from '../backpressure/page-prefetcher.ts';
import { paginate } from '../backpressure/paginate.ts';
import type { Call } from '../call/call.ts';
import { callSite } from '../errors/call-site.ts';
import { type ItemStream, itemStream } from './item-stream.ts';
import { type PagedOptions, streamRetry, withContextOnError } from './key-paginator.ts';
import { readAhead } from './read-ahead.ts';
import { rejectRepeatedKey } from './reject-repeated-key.ts';

/** The names of the members that are of a type, where they are there. */
type MembersOf<Holder, Type> = {
  [Name in keyof Holder]-?: NonNullable<Holder[Name]> extends Type ? Name : never;
}[keyof Holder];

/** The names of the members by which an operation pages. */
interface TokenMembers<Input, Output, T> {
  /** In the request: where the page begins. */
  readonly start: MembersOf<Input, string>;
  /** In the response: where the next page begins. */
  readonly next: MembersOf<Output, string>;
  /** In the response: what the stream consists of. */
  readonly elements: MembersOf<Output, readonly T[]>;
}

/** Streams the elements of an operation that pages by a token; an error tells the token from which to resume. */
export function paginateByToken<Input extends object, Output extends object, T>(
  call: Call,
  operation: Operation<Input, unknown>,
  { start, next, elements }: TokenMembers<Input, Output, T>,
  input: Input,
  options: PagedOptions = {},
): ItemStream<T, Output> {
  const located = { ...options, site: callSite() };
  const facts = { member: String(next), operation: operation.name, site: located.site };
  const nextToken = (page: Output) => tokenOf(page[next]);

  function paging(): PageFetcher<Output, string> {
    const { send, callerRetries } = streamRetry(options, 1);
    const { ahead, operation: measured } = readAhead(operation, options);
    return {
      ahead,
      // Plain JavaScript may leave the input out; what that is worth is said when the request is encoded.
      start: tokenOf(input?.[start]),
      next: nextToken,
      fetch: (resumeToken) => {
        const from = resumeToken === undefined ? input : { ...input, [start]: resumeToken };
        const page$ = call<Input, Output>(measured, from, { ...located, callerRetries });
        return send(page$).pipe(
          rejectRepeatedKey(resumeToken, nextToken, facts),
          withContextOnError(() => ({ resumeToken })),
        );
      },
    };
  }

  return itemStream(
    (part) => defer(() => paginate(paging(), part)),
    (page) => listOf<T>(page[elements]),
  );
}

/** An empty token is the end of the list, as a missing one is. */
function tokenOf(member: unknown): string | undefined {
  return typeof member === 'string' && member !== '' ? member : undefined;
}

function listOf<T>(member: unknown): readonly T[] {
  return Array.isArray(member) ? member : [];
}
