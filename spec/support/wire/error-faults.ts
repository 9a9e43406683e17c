import type { WholeReply } from './fake-response.ts';

/** An error in place of the server's reply; the request does not reach the server. */
export type ErrorFault = Throttle | Failure;

interface Throttle {
  readonly kind: 'throttle';
  /** @default 'ProvisionedThroughputExceededException' */
  readonly name?: string;
  /** How long it asks to wait, in milliseconds; no word of that by default. */
  readonly retryAfter?: number;
}

interface Failure {
  readonly kind: 'fail';
  readonly status: 500 | 503;
  /** Sends the page of some machine on the way instead of the service's JSON. */
  readonly html?: boolean;
}

export function throttle({
  name = 'ProvisionedThroughputExceededException',
  retryAfter,
}: Throttle): WholeReply {
  const reply = serviceError(400, name, 'The rate of requests is too high.');
  return retryAfter === undefined
    ? reply
    : { ...reply, headers: { 'x-amz-retry-after': String(retryAfter) } };
}

export function fail({ status, html = false }: Failure): WholeReply {
  if (html) {
    const body = `<html><body><h1>${status}</h1></body></html>`;
    return { status, headers: { 'content-type': 'text/html' }, body };
  }
  const name = status === 500 ? 'InternalServerError' : 'ServiceUnavailable';
  return serviceError(status, name, 'The service is temporarily unable to handle the request.');
}

function serviceError(status: number, name: string, message: string): WholeReply {
  return { status, body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message } };
}
