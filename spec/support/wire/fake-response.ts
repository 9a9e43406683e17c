import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';

/** A complete HTTP response. */
export interface HttpResponse {
  /** @default 200 */
  readonly status?: number;
  /** Override the default headers: content type, length, CRC and request id. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** An object is sent as JSON. */
  readonly body: object | string | Buffer;
}

/** How a fake server responds: with a complete response, or with a function that misuses Node's response object. */
export type FakeResponse = HttpResponse | ((response: ServerResponse) => void);

export function sendResponse(response: ServerResponse, fake: FakeResponse): void {
  if (typeof fake === 'function') {
    fake(response);
    return;
  }
  const bytes = bytesOf(fake);
  response.writeHead(fake.status ?? 200, headersOf(fake, bytes)).end(bytes);
}

/** The body as it is sent. */
function bytesOf({ body }: HttpResponse): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The headers of a response with the body `bytes`: defaults that match the body, overridden by its own headers. */
export function headersOf({ headers }: HttpResponse, bytes: Buffer): Record<string, string | string[]> {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': String(bytes.length),
    'x-amz-crc32': String(crc32(bytes)),
    'x-amzn-requestid': randomUUID(),
    ...headers,
  };
}
