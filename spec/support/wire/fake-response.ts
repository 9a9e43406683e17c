import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';

/** A whole HTTP response. */
export interface WholeReply {
  /** @default 200 */
  readonly status?: number;
  /** Win over those that every reply has: content type, length, CRC and request id. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** An object is sent as JSON. */
  readonly body: object | string | Buffer;
}

/** What a server does to a request: answers it, or misbehaves with the raw response. */
export type Reply = WholeReply | ((response: ServerResponse) => void);

/** Does to a response what the reply says. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  if (typeof reply === 'function') {
    reply(response);
    return;
  }
  const bytes = bytesOf(reply);
  response.writeHead(reply.status ?? 200, headersOf(reply, bytes)).end(bytes);
}

/** The body as it goes over the wire. */
function bytesOf({ body }: WholeReply): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The headers of a reply whose body is `bytes`, consistent with it unless the reply says otherwise. */
export function headersOf({ headers }: WholeReply, bytes: Buffer): Record<string, string | string[]> {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': String(bytes.length),
    'x-amz-crc32': String(crc32(bytes)),
    'x-amzn-requestid': randomUUID(),
    ...headers,
  };
}
