import { defer } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import { callSite } from '../errors/call-site.ts';
import { follow } from '../stream/follow.ts';
import { type ItemStream, itemStream } from '../stream/item-stream.ts';
import type { Paging } from '../stream/page-reader.ts';
import type { Call } from './call.ts';
import { type PagedOptions, paceOf, readAhead, telling } from './paged.ts';

/** The names of the members by which an operation pages. */
interface TokenMembers<Start, Next, Elements> {
  /** In the request: where the page begins. */
  readonly start: Start;
  /** In the response: where the next page begins. */
  readonly next: Next;
  /** In the response: what the stream consists of. */
  readonly elements: Elements;
}

/** Streams the elements of an operation that pages by a token; an error tells the token from which to resume. */
export function tokenPaged<
  Input extends { readonly [name in Start]?: string | undefined },
  Output extends { readonly [name in Next]?: string | undefined } & {
    readonly [name in Elements]?: readonly T[] | undefined;
  },
  T,
  Start extends keyof Input,
  Next extends keyof Output,
  Elements extends keyof Output,
>(
  call: Call,
  operation: Operation<Input, unknown>,
  { start, next, elements }: TokenMembers<Start, Next, Elements>,
  input: Input,
  options: PagedOptions = {},
): ItemStream<T, Output> {
  const located = { ...options, site: callSite(), passesThrottles: true };

  function paging(): Paging<Output, string> {
    const pace = paceOf(options, 1);
    return {
      ahead: readAhead(options),
      // Plain JavaScript may leave the input out; what that is worth is said when the request is encoded.
      start: input?.[start],
      next: (page) => page[next],
      fetch: (resumeToken) => {
        const from = resumeToken === undefined ? input : { ...input, [start]: resumeToken };
        return pace(call<Input, Output>(operation, from, located)).pipe(telling({ resumeToken }));
      },
    };
  }

  return itemStream(
    (part) => defer(() => follow(paging(), part)),
    (page) => page[elements] ?? [],
  );
}
