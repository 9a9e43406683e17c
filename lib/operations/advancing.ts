import { isDeepStrictEqual } from 'node:util';
import { type MonoTypeOperatorFunction, tap } from 'rxjs';
import { InvalidResponseError } from '../errors/invalid.ts';

/**
 * Fails a page that ends at the key or token that it started from: the next page would be the same, and so on forever.
 *
 * @param member the name of the key in the response
 */
export function advancing<Page, Key>(
  member: string,
  start: Key | undefined,
  next: (page: Page) => Key | undefined,
): MonoTypeOperatorFunction<Page> {
  return tap((page) => {
    if (start === undefined || !isDeepStrictEqual(next(page), start)) return;
    throw new InvalidResponseError(
      `The ${member} of the page is the one that the page was asked to start from: the next page would be the same. ` +
        'A mock or a substitute for DynamoDB that ignores where a page starts answers so',
    );
  });
}
