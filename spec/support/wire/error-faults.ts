import type { HttpResponse } from './fake-response.ts';

/** An error response; the request is not forwarded to the server. */
export type ErrorFault = Throttle | ServerError;

interface Throttle {
  readonly kind: 'throttle';
  /** @default 'ProvisionedThroughputExceededException' */
  readonly name?: string;
  /**
   * The `x-amz-retry-after` header, in milliseconds.
   * @default no such header
   */
  readonly retryAfter?: number;
}

interface ServerError {
  readonly kind: 'serverError';
  readonly status: 500 | 503;
  /** Sends an HTML page, as a load balancer does, in place of the service's JSON. */
  readonly html?: boolean;
}

export function throttle({
  name = 'ProvisionedThroughputExceededException',
  retryAfter,
}: Throttle): HttpResponse {
  const response = serviceError(400, name, 'The rate of requests is too high.');
  return retryAfter === undefined
    ? response
    : { ...response, headers: { 'x-amz-retry-after': String(retryAfter) } };
}

export function serverError({ status, html = false }: ServerError): HttpResponse {
  if (html) {
    const body = `<html><body><h1>${status}</h1></body></html>`;
    return { status, headers: { 'content-type': 'text/html' }, body };
  }
  const name = status === 500 ? 'InternalServerError' : 'ServiceUnavailable';
  return serviceError(status, name, 'The service is temporarily unable to handle the request.');
}

function serviceError(status: number, name: string, message: string): HttpResponse {
  return { status, body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message } };
}
