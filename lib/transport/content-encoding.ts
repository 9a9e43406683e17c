import { InvalidResponseError } from '../errors/invalid.ts';
import type { HttpResponse } from './dispatch.ts';
import { header } from './header.ts';

/** Returns the content encoding of a body, or `undefined` if it is not compressed. */
export function contentEncoding(response: HttpResponse): string | undefined {
  const encoding = header(response, 'content-encoding')?.trim().toLowerCase();
  return encoding === '' || encoding === 'identity' ? undefined : encoding;
}

/** Makes the error of a compressed body. It is not retried: a proxy that compresses one response compresses the next. */
export function compressed(encoding: string, response: HttpResponse): InvalidResponseError {
  const { statusCode } = response;
  const message =
    `The response is compressed (content-encoding: ${encoding}), though the request asked for no compression ` +
    '(accept-encoding: identity). Switch compression off in the proxy or gateway before the endpoint, or pass a ' +
    '`dispatcher` that decompresses, such as `agent.compose(interceptors.decompress())` of undici';
  return new InvalidResponseError(message, { statusCode, requestId: header(response, 'x-amzn-requestid') });
}
