import { isDeepStrictEqual } from 'node:util';
import { type MonoTypeOperatorFunction, tap } from 'rxjs';
import { type CallSite, withCallSite } from '../errors/call-site.ts';
import { InvalidResponseError } from '../errors/invalid.ts';

/** What the error of a page that does not advance says of its stream. */
interface RepeatedKeyContext {
  /** The name of the key or token in the response. */
  readonly member: string;
  readonly operation: string;
  readonly tableName?: string | undefined;
  readonly site: CallSite;
}

/**
 * Fails a page that ends at the key or token of the page before: the next page would be the same, and so on forever.
 *
 * @param start the key or token of the page before; none for the first, which may start where somebody else says
 */
export function rejectRepeatedKey<Page, Key>(
  start: Key | undefined,
  next: (page: Page) => Key | undefined,
  { member, site, ...facts }: RepeatedKeyContext,
): MonoTypeOperatorFunction<Page> {
  return tap((page) => {
    if (start === undefined || !isDeepStrictEqual(next(page), start)) return;
    const message =
      `The ${member} of the page is the one that the page was asked to start from: the next page would be the same. ` +
      'A mock or a substitute for DynamoDB that ignores where a page starts answers so';
    throw withCallSite(new InvalidResponseError(message, facts), site);
  });
}
