import type { HttpResponse } from './dispatch.ts';
import { header } from './header.ts';

/** How many endpoints are remembered; after that, all are forgotten. */
const capacity = 1000;

/** Tells of a response whether it carries the headers of the service, as far as that is known of its endpoint. */
export type ServiceHeaders = (origin: string, response: HttpResponse) => boolean | undefined;

/**
 * Makes the function that recognises responses of the service by `x-amzn-requestid` and `x-amz-crc32`.
 *
 * It returns `true` for a response that has one of them, `false` for one that has none though an earlier one of the same
 * origin had, and `undefined` where none has had any: not every substitute for DynamoDB sends them.
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
