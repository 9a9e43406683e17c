import type { UnreadResponse, WireRequest, WireResponse } from '../../lib/transport/exchange.ts';

/** What the exchange at the bottom makes of a response with a status of 200: its output is read, as the request says. */
export function answered(
  { read }: Pick<WireRequest, 'read'>,
  body: object | string | Buffer = {},
  facts: Partial<UnreadResponse> = {},
): WireResponse {
  const response = unreadResponse(body, facts);
  return { requestId: response.requestId, output: read(response) };
}

/** A response of the service that has not been read yet. */
export function unreadResponse(
  body: object | string | Buffer,
  facts: Partial<UnreadResponse> = {},
): UnreadResponse {
  return {
    statusCode: 200,
    requestId: undefined,
    body: bytesOf(body),
    hasServiceHeaders: true,
    describe: () => 'described',
    ...facts,
  };
}

function bytesOf(body: object | string | Buffer): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
