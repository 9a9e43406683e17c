import type { UnreadResponse, WireRequest, WireResponse } from '../../lib/transport/exchange.ts';

/** The response that `http` emits for a body with a status of 200; the request reads its output. */
export function answered(
  { read }: Pick<WireRequest, 'read'>,
  body: object | string | Buffer = {},
  facts: Partial<UnreadResponse> = {},
): WireResponse {
  const response = unreadResponse(body, facts);
  return { requestId: response.requestId, output: read(response) };
}

/** A response of the service whose output has not been read. */
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
