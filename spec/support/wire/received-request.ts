import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A request as a server received it. */
export interface ReceivedRequest {
  /** The last part of `target`, `GetItem` for one. */
  readonly operation: string;
  /** The `x-amz-target` header. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** The body as JSON; `undefined` where it is none. */
  readonly body: unknown;
  readonly rawBody: Buffer;
  /** Resolves if the socket closes before the reply is complete. */
  readonly aborted: Promise<void>;
}

/** Reads a request to its end; `undefined` if the client left before. */
export async function receive(
  message: IncomingMessage,
  response: ServerResponse,
): Promise<ReceivedRequest | undefined> {
  const rawBody = await buffer(message).catch(() => undefined);
  if (rawBody === undefined) return undefined;
  const target = String(message.headers['x-amz-target'] ?? '');
  return {
    operation: target.slice(target.lastIndexOf('.') + 1),
    target,
    headers: message.headers,
    body: parse(rawBody),
    rawBody,
    aborted: cutShort(response),
  };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function cutShort(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', () => {
      if (!response.writableFinished) resolve();
    });
  });
}
