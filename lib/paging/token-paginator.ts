import { defer } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import type { PageFetcher } from '../backpressure/page-prefetcher.ts';
import { paginate } from '../backpressure/paginate.ts';
import type { Call } from '../call/call.ts';
import { tableNameOf } from '../call/call-context.ts';
import { streamCapacity } from '../capacity/operator-capacity.ts';
import { callSite } from '../errors/call-site.ts';
import { withSignal } from '../options/signal.ts';
import type { RequestContext } from '../retry/stall-retry.ts';
import type { CallEvent } from '../telemetry/events.ts';
import { traceCall } from '../telemetry/trace-call.ts';
import { type ItemStream, itemStream } from './item-stream.ts';
import { measuredDelivery } from './measured-pages.ts';
import { readAhead } from './read-ahead.ts';
import { rejectRepeatedKey } from './reject-repeated-key.ts';
import type { PagedOptions } from './stream-options.ts';
import { streamRetry, withContextOnError } from './stream-retry.ts';

/** The names of the members whose values, where present, are of a type. */
type MembersOf<Holder, Type> = {
  [Name in keyof Holder]-?: NonNullable<Holder[Name]> extends Type ? Name : never;
}[keyof Holder];

/** The names of the members by which an operation paginates. */
interface TokenMembers<Input, Output, T> {
  /** In the request: the token at which the page starts. */
  readonly start: MembersOf<Input, string>;
  /** In the response: the token at which the next page starts. */
  readonly next: MembersOf<Output, string>;
  /** In the response: the list whose elements the stream emits. */
  readonly elements: MembersOf<Output, readonly T[]>;
}

const unmetered = { segment: undefined, meter: undefined };

/** Streams the elements of an operation that paginates by a token; its errors carry the token from which to resume. */
export function paginateByToken<Input extends object, Output extends object, T>(
  call: Call,
  operation: Operation<Input, unknown>,
  { start, next, elements }: TokenMembers<Input, Output, T>,
  input: Input,
  options: PagedOptions = {},
): ItemStream<T, Output> {
  // The whole stream has the signal, with the waits between its requests.
  const callOptions = { ...options, site: callSite(), signal: undefined };
  const context = { member: String(next), operation: operation.name, site: callOptions.site };
  const waits: RequestContext = { ...unmetered, operation: operation.name, tableName: tableNameOf(input) };
  const nextToken = (page: Output) => tokenOf(page[next]);

  function pages(): PageFetcher<Output, string> {
    const capacity = streamCapacity(options.limiter);
    const { send, callerRetries } = streamRetry(options, 1, capacity);
    const { ahead, operation: measured } = readAhead(operation, options);
    return {
      ...measuredDelivery(waits),
      ahead,
      // JavaScript callers may omit the input; the encoder reports it where that is invalid.
      start: tokenOf(input?.[start]),
      next: nextToken,
      fetch: (resumeToken) => {
        const pageInput = resumeToken === undefined ? input : { ...input, [start]: resumeToken };
        const requestPage = (event?: CallEvent) => {
          const requestOptions = { ...callOptions, callerRetries, capacity, event };
          const page$ = call<Input, Output>(measured, pageInput, requestOptions);
          return send(page$, undefined, event === undefined ? waits : { ...waits, event }).pipe(
            rejectRepeatedKey(resumeToken, nextToken, context),
          );
        };
        return traceCall(context, pageInput, requestPage).pipe(withContextOnError(() => ({ resumeToken })));
      },
    };
  }

  return itemStream(
    (itemsOf) =>
      withSignal(
        defer(() => paginate(pages(), itemsOf)),
        options.signal,
      ),
    (page) => listOf<T>(page[elements]),
  );
}

/** Reads a token; an empty one ends the list, as a missing one does. */
function tokenOf(member: unknown): string | undefined {
  return typeof member === 'string' && member !== '' ? member : undefined;
}

function listOf<T>(member: unknown): readonly T[] {
  return Array.isArray(member) ? member : [];
}
