import { concat, defer, type Observable } from 'rxjs';
import type { StreamCapacity } from '../capacity/operator-capacity.ts';

/**
 * Requests a page, with a `Limit` that fits the limiter of the stream, if it has one.
 *
 * The limit of a table is known only once DescribeTable was asked, which the first page waits for. All subscriptions make
 * attempts of the same request.
 */
export function sizedPage<Input extends object, Page>(
  capacity: StreamCapacity | undefined,
  operation: string,
  input: Input,
  request: (input: Input) => Observable<Page>,
): Observable<Page> {
  // JavaScript callers may omit the input; the encoder reports it where that is invalid.
  if (capacity === undefined || typeof input !== 'object' || input === null) return request(input);
  let page$: Observable<Page> | undefined;
  const sized$ = () => {
    page$ ??= request(capacity.withLimit(operation, input));
    return page$;
  };
  const known$ = capacity.whenKnown();
  return known$ === undefined ? sized$() : concat(known$, defer(sized$));
}
