import { isDeepStrictEqual } from 'node:util';
import { type MonoTypeOperatorFunction, tap } from 'rxjs';
import { type CallSite, withCallSite } from '../errors/call-site.ts';
import { InvalidResponseError } from '../errors/invalid.ts';

/** What the error of a repeated key tells about its stream. */
interface RepeatedKeyContext {
  /** The name of the key or token in the response. */
  readonly member: string;
  readonly operation: string;
  readonly tableName?: string | undefined;
  readonly site: CallSite;
}

/**
 * Fails when a page ends at the key or token that it started from, because the same page would be requested forever.
 *
 * @param start where the page started; `undefined` for the first page, whose start the caller chose
 */
export function rejectRepeatedKey<Page, Key>(
  start: Key | undefined,
  next: (page: Page) => Key | undefined,
  { member, site, ...context }: RepeatedKeyContext,
): MonoTypeOperatorFunction<Page> {
  return tap((page) => {
    if (start === undefined || !isDeepStrictEqual(next(page), start)) return;
    const message =
      `The ${member} of the page equals the one that it started from, so the next page would be the same. ` +
      'A mock or a substitute for DynamoDB that ignores the start key responds like this';
    throw withCallSite(new InvalidResponseError(message, context), site);
  });
}
