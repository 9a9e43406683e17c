import type { HttpResponse } from './dispatch.ts';
import { header } from './header.ts';

/** How many origins are remembered; one more clears the set. */
const capacity = 1000;

/** Whether a response has the headers of the service; `undefined` if it is not known that its origin sends them. */
export type ServiceHeaders = (origin: string, response: HttpResponse) => boolean | undefined;

/**
 * Makes the function that recognises responses of the service by `x-amzn-requestid` and `x-amz-crc32`.
 *
 * It returns `true` for a response with one of them, `false` for a response without them if an earlier one of the same
 * origin had one, and `undefined` if none had: not every DynamoDB-compatible server sends them.
 */
export function serviceHeaders(): ServiceHeaders {
  const known = new Set<string>();
  return (origin, response) => {
    const isPresent =
      header(response, 'x-amzn-requestid') !== undefined || header(response, 'x-amz-crc32') !== undefined;
    if (!isPresent) return known.has(origin) ? false : undefined;
    if (known.size >= capacity && !known.has(origin)) known.clear();
    known.add(origin);
    return true;
  };
}
